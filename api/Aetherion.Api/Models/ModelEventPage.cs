using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Models;

/// <summary>A page of the events of a version.</summary>
internal sealed record ModelEventPage(string Version, EventFilter<ModelEventKind> Filter, NumberPage Page);
