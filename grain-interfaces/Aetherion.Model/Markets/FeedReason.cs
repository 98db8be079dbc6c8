namespace Aetherion.Model;

/// <summary>Why a symbol's feed is in the state it is in.</summary>
public enum FeedReason
{
    /// <summary>It is live.</summary>
    None,

    /// <summary>No connection was made yet.</summary>
    Connecting,

    /// <summary>The venue was asked for the rules of the symbol.</summary>
    AwaitingRules,

    /// <summary>The venue does not know the symbol.</summary>
    NotListed,

    /// <summary>The venue takes no orders in the symbol, at most cancellations.</summary>
    Halted,

    /// <summary>The bars of the past are on their way.</summary>
    Backfilling,

    /// <summary>The venue was asked for the symbol's streams.</summary>
    Subscribing,

    /// <summary>The venue was asked for the whole book.</summary>
    AwaitingSnapshot,

    /// <summary>Changes of the book are missing; the whole book was asked for.</summary>
    BookGap,

    /// <summary>The book contradicted itself; it was asked for anew.</summary>
    BookInvalid,

    /// <summary>Trades are missing and being fetched.</summary>
    TradeGap,

    /// <summary>Nothing came for longer than the venue is ever silent.</summary>
    Silent,

    /// <summary>The connection was lost.</summary>
    Disconnected,

    /// <summary>The book contradicted the best prices that the venue tells beside it; it was asked for anew.</summary>
    BookMismatch,

    /// <summary>Another venue takes over the symbol.</summary>
    SwitchingVenue,

    /// <summary>The venue's clock is too far from ours, or its events contradict it; it is asked for anew.</summary>
    ClockSkew,

    /// <summary>The service cannot take its events in; it is taken from the venue again when it can.</summary>
    IntakeFailing,
}
