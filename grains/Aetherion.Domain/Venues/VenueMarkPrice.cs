namespace Aetherion.Domain.Venues;

/// <summary>The price by which a derivatives venue values positions, and what is paid at the next funding.</summary>
public record struct VenueMarkPrice
{
    public ShortText Symbol { get; set; }

    public DateTime EventTime { get; set; }

    public ExactDecimal MarkPrice { get; set; }

    /// <summary>Null where the venue does not send it.</summary>
    public ExactDecimal? IndexPrice { get; set; }

    /// <summary>A fraction per funding interval; null for contracts without funding.</summary>
    public ExactDecimal? FundingRate { get; set; }

    /// <summary>The least time for contracts without funding.</summary>
    public DateTime NextFundingTime { get; set; }
}
