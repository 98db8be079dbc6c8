namespace Aetherion.Domain.Venues.Orders;

/// <summary>What a venue is asked about an order.</summary>
public enum OrderQuestion
{
    /// <summary>The order itself.</summary>
    ById,

    /// <summary>The open orders of its symbol.</summary>
    OpenOrders,

    /// <summary>All orders of its symbol since it was sent.</summary>
    History,

    /// <summary>Its executions.</summary>
    Trades,
}
