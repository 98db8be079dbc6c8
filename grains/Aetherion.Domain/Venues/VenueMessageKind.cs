namespace Aetherion.Domain.Venues;

/// <summary>
/// What a venue's message is about; it says which of a <see cref="VenueMessage"/>'s lists are filled.
/// </summary>
public enum VenueMessageKind
{
    None,

    /// <summary>An event whose name is not known here.</summary>
    Unknown,

    /// <summary>Single trades.</summary>
    Trade,

    /// <summary>Trades of one taker order at one price, together.</summary>
    AggregateTrade,

    /// <summary>Changes of the book since the update before.</summary>
    DepthUpdate,

    /// <summary>The best levels of the book, complete, pushed again and again.</summary>
    PartialDepth,

    /// <summary>The whole book, as far as the venue gives it.</summary>
    DepthSnapshot,

    /// <summary>The best bid and ask.</summary>
    BookTicker,

    /// <summary>A candle, forming or closed.</summary>
    Kline,

    /// <summary>Statistics of 24 hours.</summary>
    Ticker,

    /// <summary>Statistics of 24 hours without best prices and changes.</summary>
    MiniTicker,

    /// <summary>Mark price, index price and funding rate.</summary>
    MarkPrice,

    /// <summary>An order by which the venue closes a position.</summary>
    Liquidation,

    /// <summary>What the venue trades, and by which rules.</summary>
    Products,

    /// <summary>Positions of an account.</summary>
    Positions,

    /// <summary>Asks for an answer, to see whether we live.</summary>
    Ping,

    /// <summary>The answer to a request.</summary>
    Acknowledgement,

    /// <summary>The refusal of a request.</summary>
    Error,

    /// <summary>Sent without a cause, to show that the connection and a product's sequence live.</summary>
    Heartbeat,

    /// <summary>The venue is about to close the connection.</summary>
    ServerShutdown,
}
