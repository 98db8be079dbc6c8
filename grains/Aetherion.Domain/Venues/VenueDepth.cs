namespace Aetherion.Domain.Venues;

/// <summary>The head of a book message; its levels lie in the message, see <see cref="VenueMessage.BidsOf"/>.</summary>
public record struct VenueDepth
{
    /// <summary>Stands for an id that the message does not carry.</summary>
    public const long NoId = -1;

    public VenueDepth()
    {
    }

    public ShortText Symbol { get; set; }

    /// <summary>When the venue sent it; the least time where it does not say.</summary>
    public DateTime EventTime { get; set; }

    /// <summary>When the matching engine did it; the least time where the venue does not say.</summary>
    public DateTime TransactionTime { get; set; }

    public long FirstUpdateId { get; set; } = NoId;

    /// <summary>The last update inside; in a snapshot the one that it stands at.</summary>
    public long FinalUpdateId { get; set; } = NoId;

    /// <summary>The final id of the update before, where the venue chains by it.</summary>
    public long PreviousUpdateId { get; set; } = NoId;

    /// <summary>Whether it is a whole book, where a venue sends both in one stream.</summary>
    public bool IsSnapshot { get; set; }

    internal Range Bids { get; set; }

    internal Range Asks { get; set; }
}
