namespace Aetherion.Domain.Venues.Orders;

/// <summary>Where an order stands between us and its venue.</summary>
public enum OrderPhase
{
    /// <summary>Written down, perhaps sent; the answer has not come.</summary>
    Sending,

    /// <summary>The venue has it, and nothing is executed.</summary>
    Acknowledged,

    /// <summary>Executed in part; the rest is open.</summary>
    PartiallyFilled,

    /// <summary>Whether it exists, or what of it was executed, is not known; the venue is being asked.</summary>
    Unknown,

    /// <summary>
    /// How it ends is not known past the deadline, whether the venue is known to have it or not: a person has to look, and the venue is
    /// still asked. Or a sale that the venue refused because it holds less than is booked here, or would refuse because it is too small.
    /// </summary>
    OutcomeUnknown,

    /// <summary>Executed in full, with every execution known.</summary>
    Filled,

    /// <summary>Ended before all of it was executed.</summary>
    Cancelled,

    /// <summary>Refused, or shown never to have arrived; nothing was executed.</summary>
    Rejected,

    /// <summary>Ended by its own rules or the venue's.</summary>
    Expired,
}
