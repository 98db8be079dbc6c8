namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>How long an order lives.</summary>
internal enum HoldTime
{
    GoodTillCanceled,
    ImmediateOrCancel,
    FillOrKill,
}
