namespace Aetherion.VenueEmulator.Core.Matching;

/// <summary>Why the engine takes no order.</summary>
internal enum RejectReason
{
    None,
    InsufficientBalance,
    InsufficientMargin,
    ReduceOnly,
    WouldTake,
    WouldTrigger,
    CannotFill,
    NoLiquidity,
    DuplicateClientId,
    TooManyOrders,
    TooManyStops,
}
