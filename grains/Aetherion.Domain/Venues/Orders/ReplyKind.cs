namespace Aetherion.Domain.Venues.Orders;

/// <summary>What an answer to a request proves.</summary>
public enum ReplyKind
{
    /// <summary>The venue did what was asked.</summary>
    Done,

    /// <summary>The venue refused; what was asked did not and will not happen.</summary>
    Refused,

    /// <summary>Refused because of too many requests or orders; it did not happen, and nothing may be sent for a while.</summary>
    Limited,

    /// <summary>Refused because our clock is off; it did not happen, and the clock has to be measured again.</summary>
    ClockSkew,

    /// <summary>The venue knows no such order. Whether that proves anything is for <see cref="NonExecutionRule"/>.</summary>
    NotFound,

    /// <summary>It may or may not have happened.</summary>
    Unknown,
}
