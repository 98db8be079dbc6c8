namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>What happened to an order.</summary>
internal enum ReportKind
{
    New,
    Trade,
    Canceled,
    Expired,
}
