namespace Aetherion.Domain.Venues.Orders;

/// <summary>The value an order may have, in the quote currency; 0 disables each part.</summary>
/// <param name="MinForReduceOnly">Whether an order that only reduces a position has to be of that value too.</param>
public sealed record NotionalRule(
    decimal Min, decimal Max, bool MinForMarket, bool MaxForMarket, bool MinForReduceOnly = true);
