namespace Aetherion.Domain.Venues;

/// <summary>The best bid and ask at an update of the book.</summary>
public record struct VenueQuote
{
    public ShortText Symbol { get; set; }

    public long UpdateId { get; set; }

    /// <summary>The least time where the venue does not say, as Binance spot.</summary>
    public DateTime EventTime { get; set; }

    public DateTime TransactionTime { get; set; }

    public VenueLevel Bid { get; set; }

    public VenueLevel Ask { get; set; }
}
