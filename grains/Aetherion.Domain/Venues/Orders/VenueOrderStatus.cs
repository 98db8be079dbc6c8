namespace Aetherion.Domain.Venues.Orders;

/// <summary>Where a venue says an order stands.</summary>
public enum VenueOrderStatus
{
    /// <summary>A word that is not known here; it decides nothing.</summary>
    Unrecognized,

    /// <summary>Accepted, perhaps resting, perhaps waiting for a stop price.</summary>
    New,

    PartiallyFilled,

    Filled,

    Cancelled,

    /// <summary>Refused by the matching engine; nothing was executed.</summary>
    Rejected,

    /// <summary>Ended by its own rules or the venue's.</summary>
    Expired,
}
