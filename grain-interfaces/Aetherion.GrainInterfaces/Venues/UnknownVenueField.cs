using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>A field of a venue's messages that is not known here, and how often it came.</summary>
/// <param name="Kind">The kind of message it stood in.</param>
/// <param name="Name">As the venue calls it; in brackets what stands for several.</param>
public sealed record UnknownVenueField(VenueSource Source, string Kind, string Name, long Count);
