namespace Aetherion.Domain.Venues;

/// <summary>A candle as the venue builds it.</summary>
public record struct VenueKline
{
    public ShortText Symbol { get; set; }

    /// <summary>The length in the venue's words, such as <c>1m</c>.</summary>
    public ShortText Interval { get; set; }

    public DateTime EventTime { get; set; }

    public DateTime OpenTime { get; set; }

    /// <summary>The last instant inside.</summary>
    public DateTime CloseTime { get; set; }

    public ExactDecimal Open { get; set; }

    public ExactDecimal High { get; set; }

    public ExactDecimal Low { get; set; }

    public ExactDecimal Close { get; set; }

    public ExactDecimal Volume { get; set; }

    public ExactDecimal QuoteVolume { get; set; }

    public ExactDecimal TakerBuyVolume { get; set; }

    public ExactDecimal TakerBuyQuoteVolume { get; set; }

    public long TradeCount { get; set; }

    public bool IsClosed { get; set; }
}
