using Aetherion.Domain.Venues;

namespace Aetherion.Benchmarks.Venues;

/// <summary>A book message that outlives the frame it came in.</summary>
internal sealed record DecodedDepth(bool IsSnapshot, VenueDepth Head, VenueLevel[] Bids, VenueLevel[] Asks)
{
    public static DecodedDepth Of(VenueMessage message)
    {
        var head = message.Depths[0];
        return new DecodedDepth(
            message.Kind == VenueMessageKind.DepthSnapshot, head, message.BidsOf(head).ToArray(),
            message.AsksOf(head).ToArray());
    }
}
