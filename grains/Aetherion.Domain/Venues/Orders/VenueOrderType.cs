namespace Aetherion.Domain.Venues.Orders;

/// <summary>How an order executes, in the words that venues share.</summary>
public enum VenueOrderType
{
    /// <summary>Takes what rests in the book, at once.</summary>
    Market,

    /// <summary>At a price or better.</summary>
    Limit,

    /// <summary>At a price, and only if it rests: refused instead of taking.</summary>
    PostOnly,

    /// <summary>A market order once a price is reached.</summary>
    StopMarket,

    /// <summary>A limit order once a price is reached.</summary>
    StopLimit,
}
