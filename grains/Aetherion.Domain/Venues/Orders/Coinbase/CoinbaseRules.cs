using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>Reads the products of Coinbase Advanced Trade.</summary>
public static class CoinbaseRules
{
    private static readonly InstrumentFields Fields = new(
        "product_id",
        new FieldNames("products num_products pagination"),
        new FieldNames(
            "product_id price price_percentage_change_24h volume_24h volume_percentage_change_24h base_increment quote_increment "
            + "quote_min_size quote_max_size base_min_size base_max_size base_name quote_name watched is_disabled new status cancel_only "
            + "limit_only post_only trading_disabled auction_mode product_type quote_currency_id base_currency_id "
            + "fcm_trading_session_details mid_market_price alias alias_to base_display_symbol quote_display_symbol view_only "
            + "price_increment display_name product_venue approximate_quote_24h_volume future_product_details new_at market_cap base_cbrn "
            + "quote_cbrn product_cbrn icon_color icon_url display_name_overwrite is_alpha_testing about_description best_bid_price "
            + "best_ask_price"));

    public static bool TryRead(
        ReadOnlyMemory<byte> json, UnknownNames unknown, [NotNullWhen(true)] out OrderRuleBook? book)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        return RuleReader.TryRead(json, "products", Fields, unknown, product => ReadProduct(product, unknown), out book);
    }

    private static OrderRules ReadProduct(JsonElement product, UnknownNames unknown) => new()
    {
        Symbol = product.Text("product_id"),
        BaseAsset = product.TextOrEmpty("base_currency_id"),
        QuoteAsset = product.TextOrEmpty("quote_currency_id"),
        Permission = PermissionOf(product, unknown),
        Price = new StepRule(0, 0, product.AmountOrNull("price_increment") ?? product.Amount("quote_increment")),
        Lot = new StepRule(
            product.Amount("base_min_size"), product.Amount("base_max_size"), product.Amount("base_increment")),
        Notional = new NotionalRule(
            product.Amount("quote_min_size"), product.Amount("quote_max_size"), MinForMarket: true, MaxForMarket: true),
    };

    /// <summary>The strictest of the switches that are on; the Exchange has some of the same.</summary>
    internal static TradingPermission PermissionOf(JsonElement product, UnknownNames unknown)
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
            var status => unknown.Replace("status", status, TradingPermission.Unrecognized),
        };
    }
}
