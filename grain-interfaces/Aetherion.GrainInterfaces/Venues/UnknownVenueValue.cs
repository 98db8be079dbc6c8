using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>A word of a venue's messages that is not known here where one out of a list is expected, and how often it came.</summary>
/// <param name="Kind">What it says something about, such as a status.</param>
/// <param name="Value">As the venue writes it; in brackets what stands for several.</param>
public sealed record UnknownVenueValue(VenueSource Source, string Kind, string Value, long Count);
