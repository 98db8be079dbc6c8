using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Binance;

/// <summary>
/// Reads <c>exchangeInfo</c> of spot and of futures, which name the same filters with different fields. Filters about
/// kinds of orders that are never sent from here are known and passed over.
/// </summary>
public static class BinanceRules
{
    private static readonly ImmutableHashSet<string> PassedOver =
    [
        "ICEBERG_PARTS", "MAX_NUM_ALGO_ORDERS", "MAX_NUM_ICEBERG_ORDERS", "MAX_NUM_ORDER_AMENDS",
        "MAX_NUM_ORDER_LISTS", "TRAILING_DELTA", "POSITION_RISK_CONTROL",
    ];

    private static readonly InstrumentFields Fields = new(
        "symbol",
        new FieldNames("timezone serverTime futuresType rateLimits exchangeFilters assets symbols sors"),
        new FieldNames(
            "symbol status baseAsset quoteAsset baseAssetPrecision quotePrecision orderTypes filters "
            + "quoteAssetPrecision baseCommissionPrecision quoteCommissionPrecision icebergAllowed ocoAllowed otoAllowed opoAllowed "
            + "quoteOrderQtyMarketAllowed allowTrailingStop cancelReplaceAllowed amendAllowed pegInstructionsAllowed isSpotTradingAllowed "
            + "isMarginTradingAllowed permissions permissionSets defaultSelfTradePreventionMode allowedSelfTradePreventionModes "
            + "pair contractType deliveryDate onboardDate contractStatus contractSize marginAsset maintMarginPercent requiredMarginPercent "
            + "pricePrecision quantityPrecision underlyingType underlyingSubType settlePlan triggerProtect liquidationFee marketTakeBound "
            + "maxMoveOrderLimit timeInForce equalQtyPrecision permissionGroup"));

    private static readonly FieldNames Filter = new(
        "filterType minPrice maxPrice tickSize minQty maxQty stepSize notional minNotional maxNotional applyToMarket applyMinToMarket "
        + "applyMaxToMarket avgPriceMins multiplierUp multiplierDown multiplierDecimal bidMultiplierUp bidMultiplierDown askMultiplierUp "
        + "askMultiplierDown limit maxNumOrders maxNumAlgoOrders maxNumIcebergOrders maxNumOrderAmends maxNumOrderLists maxPosition "
        + "minTrailingAboveDelta maxTrailingAboveDelta minTrailingBelowDelta maxTrailingBelowDelta positionControlSide");

    public static bool TryRead(
        ReadOnlyMemory<byte> json, UnknownNames unknown, [NotNullWhen(true)] out OrderRuleBook? book)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        return RuleReader.TryRead(json, "symbols", Fields, unknown, symbol => ReadSymbol(symbol, unknown), out book);
    }

    private static OrderRules ReadSymbol(JsonElement symbol, UnknownNames unknown)
    {
        var rules = new OrderRules
        {
            Symbol = symbol.Text("symbol"),
            BaseAsset = symbol.Text("baseAsset"),
            QuoteAsset = symbol.Text("quoteAsset"),
            Permission = PermissionOf(symbol.TextOrEmpty("status") is { Length: > 0 } status
                ? status
                : symbol.TextOrEmpty("contractStatus"), unknown),
        };
        return symbol.Child("filters").EnumerateArray().Aggregate(rules, (all, filter) => Add(all, filter, unknown));
    }

    private static TradingPermission PermissionOf(string status, UnknownNames unknown) => status switch
    {
        "TRADING" => TradingPermission.Trading,
        "CANCEL_ONLY" => TradingPermission.CancelOnly,
        "HALT" or "BREAK" or "END_OF_DAY" or "PRE_TRADING" or "POST_TRADING" or "AUCTION_MATCH" or "PENDING_TRADING"
            or "PRE_DELIVERING" or "DELIVERING" or "DELIVERED" or "PRE_SETTLE" or "SETTLING" or "CLOSE"
            => TradingPermission.Halted,
        _ => unknown.Replace("status", status, TradingPermission.Unrecognized),
    };

    private static OrderRules Add(OrderRules rules, JsonElement filter, UnknownNames unknown)
    {
        unknown.CheckFields("filter", filter, Filter);
        var type = filter.Text("filterType");
        return type switch
        {
            "PRICE_FILTER" => rules with { Price = Steps(filter, "minPrice", "maxPrice", "tickSize") },
            "LOT_SIZE" => rules with { Lot = Steps(filter, "minQty", "maxQty", "stepSize") },
            "MARKET_LOT_SIZE" => rules with { MarketLot = Steps(filter, "minQty", "maxQty", "stepSize") },
            "MIN_NOTIONAL" => rules with { Notional = MinNotional(filter) },
            "NOTIONAL" => rules with
            {
                Notional = new NotionalRule(
                    filter.Amount("minNotional"),
                    filter.AmountOrNull("maxNotional") ?? 0,
                    filter.Flag("applyMinToMarket"),
                    filter.Flag("applyMaxToMarket")),
            },
            "PERCENT_PRICE" => rules with { PercentPrice = Percent(filter, "multiplier", "multiplier") },
            "PERCENT_PRICE_BY_SIDE" => rules with { PercentPrice = Percent(filter, "bidMultiplier", "askMultiplier") },
            "MAX_NUM_ORDERS" => rules with { OpenOrdersMax = Count(filter) },
            "MAX_POSITION" => rules with { PositionMax = filter.Amount("maxPosition") },
            _ when PassedOver.Contains(type) => rules,
            _ => unknown.Replace("filterType", type, rules with { UnknownFilters = rules.UnknownFilters.Add(type) }),
        };
    }

    private static StepRule Steps(JsonElement filter, string min, string max, string step) =>
        new(filter.Amount(min), filter.Amount(max), filter.Amount(step));

    /// <summary>
    /// Spot says whether it holds for market orders; futures, where it always does, write another field. There it holds "unless
    /// you choose reduce only", as the words of error -4164 are.
    /// </summary>
    private static NotionalRule MinNotional(JsonElement filter) => filter.Find("notional") is not null
        ? new NotionalRule(filter.Amount("notional"), 0, MinForMarket: true, MaxForMarket: false, MinForReduceOnly: false)
        : new NotionalRule(filter.Amount("minNotional"), 0, filter.Flag("applyToMarket"), MaxForMarket: false);

    private static PercentPriceRule Percent(JsonElement filter, string buy, string sell) => new(
        filter.Amount($"{buy}Up"), filter.Amount($"{buy}Down"), filter.Amount($"{sell}Up"), filter.Amount($"{sell}Down"));

    private static int Count(JsonElement filter) =>
        checked((int)(filter.Find("limit") is null ? filter.Whole("maxNumOrders") : filter.Whole("limit")));
}
