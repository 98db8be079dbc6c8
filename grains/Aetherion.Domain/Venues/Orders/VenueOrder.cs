using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>What a venue is asked to do; prices and quantities in its own decimals.</summary>
/// <param name="ClientOrderId">Ours, 1 to 36 characters of <c>[a-zA-Z0-9-_]</c>: the same on every try.</param>
/// <param name="Symbol">As the venue writes it.</param>
/// <param name="Quantity">In the base currency.</param>
/// <param name="Price">In the quote currency; null for market orders.</param>
/// <param name="StopPrice">What starts a stop order; null for others.</param>
/// <param name="IsReduceOnly">Whether it may only make a position of futures smaller.</param>
public sealed record VenueOrder(
    string ClientOrderId,
    string Symbol,
    Side Side,
    VenueOrderType Type,
    decimal Quantity,
    decimal? Price = null,
    decimal? StopPrice = null,
    TimeInForce TimeInForce = TimeInForce.GoodTillCancelled,
    bool IsReduceOnly = false);
