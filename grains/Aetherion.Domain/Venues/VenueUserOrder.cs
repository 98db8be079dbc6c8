using Aetherion.Model;

namespace Aetherion.Domain.Venues;

/// <summary>An order of ours as a venue's stream tells it: what it has become so far.</summary>
/// <param name="Side">Null for a side that is not known here.</param>
/// <param name="Status">In the venue's words: OPEN, FILLED, CANCELLED, EXPIRED, FAILED, …</param>
/// <param name="AveragePrice">Null until something is filled.</param>
/// <param name="RejectReason">Empty for an order that was not rejected.</param>
public readonly record struct VenueUserOrder(
    string OrderId,
    string ClientOrderId,
    ShortText Product,
    Side? Side,
    string Status,
    ExactDecimal FilledQuantity,
    ExactDecimal OpenQuantity,
    ExactDecimal? AveragePrice,
    ExactDecimal? TotalFees,
    string RejectReason);
