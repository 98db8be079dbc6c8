namespace Aetherion.Domain.Venues.Orders;

/// <summary>What a message of a user stream is about.</summary>
public enum UserEventKind
{
    /// <summary>Orders changed; see the reports.</summary>
    Orders,

    /// <summary>Balances changed; see the balances.</summary>
    Balances,

    /// <summary>The stream ends: connect anew, then ask what was missed.</summary>
    StreamEnded,

    /// <summary>An answer to a subscription, a heartbeat, or an event that asks nothing of us.</summary>
    Other,
}
