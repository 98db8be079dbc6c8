using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>
/// Reads a product of Coinbase Exchange. Sizes have no bounds of their own any more; the smallest value counts for limit
/// orders too.
/// </summary>
public static class CoinbaseExchangeRules
{
    public static bool TryRead(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out OrderRuleBook? book) =>
        OrderJson.TryRead(json, root => new OrderRuleBook([ReadProduct(root)]), out book);

    private static OrderRules ReadProduct(JsonElement product) => new()
    {
        Symbol = product.Text("id"),
        BaseAsset = product.Text("base_currency"),
        QuoteAsset = product.Text("quote_currency"),
        Permission = CoinbaseRules.PermissionOf(product),
        Price = new StepRule(0, 0, product.Amount("quote_increment")),
        Lot = new StepRule(
            product.AmountOrNull("base_min_size") ?? 0,
            product.AmountOrNull("base_max_size") ?? 0,
            product.Amount("base_increment")),
        Notional = new NotionalRule(
            product.AmountOrNull("min_market_funds") ?? 0,
            product.AmountOrNull("max_market_funds") ?? 0,
            MinForMarket: true,
            MaxForMarket: true),
    };
}
