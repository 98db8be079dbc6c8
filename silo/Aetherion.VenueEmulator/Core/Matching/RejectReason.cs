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

    /// <summary>The symbol does not trade.</summary>
    Halted,

    /// <summary>Orders of the symbol can only be cancelled.</summary>
    CancelOnly,

    /// <summary>Only orders that rest are taken.</summary>
    PostOnly,

    /// <summary>Only orders with a price are taken.</summary>
    LimitOnly,
}
