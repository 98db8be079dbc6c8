namespace Aetherion.Domain.Venues.Orders;

/// <summary>What rules need beside the order; what is not known is not checked here, but by the venue.</summary>
/// <param name="ReferencePrice">
/// The venue's reference price, otherwise its average over the minutes its rule names, otherwise the last price.
/// </param>
/// <param name="OpenOrders">The account's open orders of the symbol.</param>
/// <param name="HeldQuantity">What the account holds of the base currency, open purchases included.</param>
public sealed record RuleContext(decimal? ReferencePrice = null, int? OpenOrders = null, decimal? HeldQuantity = null);
