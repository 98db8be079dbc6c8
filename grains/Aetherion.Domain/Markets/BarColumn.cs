namespace Aetherion.Domain.Markets;

/// <summary>What a column of a bar file means.</summary>
internal enum BarColumn
{
    OpenTime,
    Open,
    High,
    Low,
    Close,
    Volume,
    CloseTime,
    QuoteVolume,
    TradeCount,
    BuyVolume,
    BuyQuoteVolume,

    /// <summary>The instrument, in files that hold several.</summary>
    Symbol,

    /// <summary>The day in the market's own time zone, <c>YYYYMMDD</c>.</summary>
    Date,

    /// <summary>The end of the bar in the market's own time zone, <c>HH:MM</c>.</summary>
    EndOfMinute,

    /// <summary>The start of the bar in milliseconds since midnight of the market's own time zone.</summary>
    MillisecondOfDay,

    /// <summary>The start of the bar in minutes since the session's open.</summary>
    SessionMinute,

    Ignored,
}
