namespace Aetherion.Domain.Venues;

/// <summary>The statistics of the last 24 hours.</summary>
public record struct VenueTicker
{
    public ShortText Symbol { get; set; }

    public DateTime EventTime { get; set; }

    public ExactDecimal Open { get; set; }

    public ExactDecimal High { get; set; }

    public ExactDecimal Low { get; set; }

    public ExactDecimal Last { get; set; }

    public ExactDecimal LastQuantity { get; set; }

    public ExactDecimal Volume { get; set; }

    public ExactDecimal QuoteVolume { get; set; }

    public ExactDecimal WeightedAverage { get; set; }

    public ExactDecimal Change { get; set; }

    public ExactDecimal ChangePercent { get; set; }

    /// <summary>Null where the venue's statistics do not tell the best prices.</summary>
    public ExactDecimal? BestBid { get; set; }

    public ExactDecimal? BestBidQuantity { get; set; }

    public ExactDecimal? BestAsk { get; set; }

    public ExactDecimal? BestAskQuantity { get; set; }

    public long TradeCount { get; set; }
}
