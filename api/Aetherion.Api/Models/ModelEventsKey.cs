namespace Aetherion.Api.Models;

/// <summary>So many of the latest events of a version.</summary>
internal readonly record struct ModelEventsKey(string Version, int Limit);
