namespace Aetherion.Domain.Venues.Trades;

/// <summary>What a <see cref="TradeTape"/> makes of a trade.</summary>
public enum TradeTapeVerdict
{
    /// <summary>It is the next one.</summary>
    Released,

    /// <summary>It comes out when the trades before it are there.</summary>
    Held,

    /// <summary>It was seen before: dropped.</summary>
    Duplicate,

    /// <summary>It has its place among the ids, but did not happen in the order book: dropped.</summary>
    OffBook,

    /// <summary>A price or quantity that is not above 0: dropped, so that its id counts as missing.</summary>
    Invalid,

    /// <summary>No trade that was asked for: dropped.</summary>
    Unexpected,
}
