namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>Where an order is in its life.</summary>
internal enum OrderLife
{
    New,
    PartiallyFilled,
    Filled,
    Canceled,
    Rejected,
    Expired,
}
