using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>
/// Reads a product of Coinbase Exchange. Sizes have no bounds of their own any more; the smallest value counts for limit
/// orders too.
/// </summary>
public static class CoinbaseExchangeRules
{
    private static readonly FieldNames Product = new(
        "id base_currency quote_currency base_increment quote_increment base_min_size base_max_size min_market_funds max_market_funds "
        + "display_name status status_message cancel_only limit_only post_only trading_disabled auction_mode margin_enabled "
        + "fx_stablecoin max_slippage_percentage high_bid_limit_percentage");

    public static bool TryRead(
        ReadOnlyMemory<byte> json, UnknownNames unknown, [NotNullWhen(true)] out OrderRuleBook? book)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        return OrderJson.TryRead(json, root => new OrderRuleBook([ReadProduct(root, unknown)]), out book);
    }

    private static OrderRules ReadProduct(JsonElement product, UnknownNames unknown)
    {
        unknown.CheckFields("instrument", product, Product);
        return ReadProduct(product, CoinbaseRules.PermissionOf(product, unknown));
    }

    private static OrderRules ReadProduct(JsonElement product, TradingPermission permission) => new()
    {
        Symbol = product.Text("id"),
        BaseAsset = product.Text("base_currency"),
        QuoteAsset = product.Text("quote_currency"),
        Permission = permission,
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
