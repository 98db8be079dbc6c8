namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>What happened to an order.</summary>
internal enum ReportKind
{
    New,
    Trade,
    Canceled,
    Expired,

    /// <summary>Its price or quantity was changed.</summary>
    Edited,
}
