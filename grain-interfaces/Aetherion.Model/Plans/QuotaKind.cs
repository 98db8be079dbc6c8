namespace Aetherion.Model;

/// <summary>What a plan limits.</summary>
public enum QuotaKind
{
    /// <summary>Bots there are.</summary>
    Bots,

    /// <summary>Instruments that bots trade.</summary>
    Symbols,

    /// <summary>Subscriptions that are open.</summary>
    Subscriptions,

    /// <summary>Requests in a minute.</summary>
    RequestsPerMinute,

    /// <summary>Cost of operations in a minute.</summary>
    CostPerMinute,

    /// <summary>Orders in a minute that open or enlarge a position.</summary>
    OrdersPerMinute,

    /// <summary>Days that history can be read back.</summary>
    HistoryDays,
}
