namespace Aetherion.Domain.Venues.Orders;

/// <summary>The value an order may have, in the quote currency; 0 disables each part.</summary>
public sealed record NotionalRule(decimal Min, decimal Max, bool MinForMarket, bool MaxForMarket);
