using Aetherion.Model;

namespace Aetherion.Domain.Venues;

/// <summary>A trade, or the trades of one taker at one price together.</summary>
public record struct VenueTrade
{
    public ShortText Symbol { get; set; }

    /// <summary>Grows by 1 per symbol where the venue promises it.</summary>
    public long Id { get; set; }

    /// <summary>The id where the venue's ids do not count up; empty otherwise.</summary>
    public Guid UniqueId { get; set; }

    /// <summary>The first single trade of an aggregate; the trade itself otherwise.</summary>
    public long FirstTradeId { get; set; }

    public long LastTradeId { get; set; }

    public DateTime EventTime { get; set; }

    public DateTime TradeTime { get; set; }

    public ExactDecimal Price { get; set; }

    public ExactDecimal Quantity { get; set; }

    public Side Aggressor { get; set; }

    /// <summary>
    /// Whether it happened before the subscription: venues send the last ones along, so that nothing is missed in between.
    /// </summary>
    public bool IsEarlier { get; set; }

    /// <summary>False for what did not happen in the order book: insurance fund, auto-deleveraging.</summary>
    public bool IsMarket { get; set; }
}
