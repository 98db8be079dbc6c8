using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>Reads the products of Coinbase Advanced Trade.</summary>
public static class CoinbaseRules
{
    public static bool TryRead(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out OrderRuleBook? book) =>
        RuleReader.TryRead(json, "products", ReadProduct, out book);

    private static OrderRules ReadProduct(JsonElement product) => new()
    {
        Symbol = product.Text("product_id"),
        BaseAsset = product.TextOrEmpty("base_currency_id"),
        QuoteAsset = product.TextOrEmpty("quote_currency_id"),
        Permission = PermissionOf(product),
        Price = new StepRule(0, 0, product.AmountOrNull("price_increment") ?? product.Amount("quote_increment")),
        Lot = new StepRule(
            product.Amount("base_min_size"), product.Amount("base_max_size"), product.Amount("base_increment")),
        Notional = new NotionalRule(
            product.Amount("quote_min_size"), product.Amount("quote_max_size"), MinForMarket: true, MaxForMarket: true),
    };

    /// <summary>The strictest of the switches that are on; the Exchange has some of the same.</summary>
    internal static TradingPermission PermissionOf(JsonElement product)
    {
        if (product.Flag("is_disabled") || product.Flag("trading_disabled") || product.Flag("view_only"))
            return TradingPermission.Halted;
        if (product.Flag("cancel_only"))
            return TradingPermission.CancelOnly;
        if (product.Flag("post_only"))
            return TradingPermission.PostOnly;
        if (product.Flag("limit_only") || product.Flag("auction_mode"))
            return TradingPermission.LimitOnly;
        return product.TextOrEmpty("status") switch
        {
            "online" or "" => TradingPermission.Trading,
            "offline" or "internal" or "delisted" => TradingPermission.Halted,
            _ => TradingPermission.Unrecognized,
        };
    }
}
