namespace Aetherion.Domain.Venues.Orders;

/// <summary>How far from the reference price an order's price may be, as factors; 0 disables each part.</summary>
public sealed record PercentPriceRule(decimal BuyUp, decimal BuyDown, decimal SellUp, decimal SellDown);
