using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>What became of the wish to take a symbol from a venue, or to take it no more.</summary>
/// <param name="Instrument">The instrument that was meant, by the venue's own name.</param>
/// <param name="Refusal">Why nothing was changed; null when it was.</param>
public sealed record VenueChange(InstrumentId Instrument, Refusal? Refusal)
{
    public static VenueChange NotConnected(InstrumentId id) => new(
        id, new Refusal(VenueRefusals.NotConnected, $"This service is not connected to '{id.Venue}'; run it with --feed."));
}
