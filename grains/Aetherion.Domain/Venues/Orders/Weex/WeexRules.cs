using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Weex;

/// <summary>
/// Reads <c>exchangeInfo</c> of WEEX. Spot names the decimals of the assets and a smallest amount but no tick: the finest
/// steps in which its book is shown stand for that, since prices on a grid that is too coarse are taken too. Futures name the
/// decimals of prices and quantities.
/// </summary>
public static class WeexRules
{
    private static readonly InstrumentFields Fields = new(
        "symbol",
        new FieldNames("timezone serverTime rateLimits exchangeFilters assets symbols"),
        new FieldNames(
            "symbol baseAsset quoteAsset baseAssetPrecision status buyLimitPriceRatio sellLimitPriceRatio makerFeeRate takerFeeRate "
            + "quoteAssetPrecision minTradeAmount maxTradeAmount marketBuyLimitSize marketSellLimitSize marketFallbackPriceRatio enableTrade "
            + "enableDisplay displayDigitMerge displayNew displayHot "
            + "marginAsset pricePrecision quantityPrecision quotePrecision contractVal delivery forwardContractFlag minLeverage maxLeverage "
            + "minOrderSize maxOrderSize maxPositionSize marketOpenLimitSize"));

    public static bool TryReadSpot(
        ReadOnlyMemory<byte> json, UnknownNames unknown, [NotNullWhen(true)] out OrderRuleBook? book)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        return RuleReader.TryRead(json, "symbols", Fields, unknown, symbol => ReadSpot(symbol, unknown), out book);
    }

    public static bool TryReadFutures(
        ReadOnlyMemory<byte> json, UnknownNames unknown, [NotNullWhen(true)] out OrderRuleBook? book)
    {
        ArgumentNullException.ThrowIfNull(unknown);
        return RuleReader.TryRead(json, "symbols", Fields, unknown, symbol => ReadFutures(symbol, unknown), out book);
    }

    private static OrderRules ReadSpot(JsonElement symbol, UnknownNames unknown)
    {
        var shown = ShownSteps(symbol, unknown);
        var largest = Smaller(symbol.AmountOrNull("marketBuyLimitSize"), symbol.AmountOrNull("marketSellLimitSize"));
        return new OrderRules
        {
            Symbol = symbol.Text("symbol"),
            BaseAsset = symbol.Text("baseAsset"),
            QuoteAsset = symbol.Text("quoteAsset"),
            Permission = symbol.Flag("enableTrade") ? PermissionOf(symbol.Text("status"), unknown) : TradingPermission.Halted,
            Price = new StepRule(0, 0, shown.IsEmpty ? Step(symbol, "quoteAssetPrecision") : shown.Min()),
            Lot = new StepRule(
                symbol.Amount("minTradeAmount"), symbol.Amount("maxTradeAmount"), Step(symbol, "baseAssetPrecision")),
            MarketLot = new StepRule(0, largest, 0),
            PercentPrice = Percent(symbol),
        };
    }

    private static OrderRules ReadFutures(JsonElement symbol, UnknownNames unknown) => new()
    {
        Symbol = symbol.Text("symbol"),
        BaseAsset = symbol.Text("baseAsset"),
        QuoteAsset = symbol.Text("quoteAsset"),
        Permission = PermissionOf(symbol.TextOrEmpty("status") is { Length: > 0 } status ? status : "TRADING", unknown),
        Price = new StepRule(0, 0, Step(symbol, "pricePrecision")),
        Lot = new StepRule(
            symbol.Amount("minOrderSize"), symbol.Amount("maxOrderSize"), Step(symbol, "quantityPrecision")),
        MarketLot = new StepRule(0, symbol.AmountOrNull("marketOpenLimitSize") ?? 0, 0),
        PercentPrice = Percent(symbol),
        PositionMax = symbol.AmountOrNull("maxPositionSize") ?? 0,
    };

    private static TradingPermission PermissionOf(string status, UnknownNames unknown) => status switch
    {
        "TRADING" => TradingPermission.Trading,
        "HALT" or "BREAK" or "PRE_TRADING" or "CLOSE" => TradingPermission.Halted,
        _ => unknown.Replace("status", status, TradingPermission.Unrecognized),
    };

    /// <summary>Of a list such as <c>1,0.1,0.01</c>: the steps that are numbers; others are counted.</summary>
    private static ImmutableArray<decimal> ShownSteps(JsonElement symbol, UnknownNames unknown) =>
    [
        .. symbol.TextOrEmpty("displayDigitMerge")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var step) && step > 0
                ? step
                : unknown.Replace("step of prices", text, 0m))
            .Where(step => step > 0),
    ];

    private static decimal Step(JsonElement symbol, string name) =>
        symbol.Whole(name) is >= 0 and <= 18 and var decimals
            ? new decimal(1, 0, 0, isNegative: false, (byte)decimals)
            : throw new FormatException($"The field '{name}' is no number of decimals.");

    /// <summary>Purchases may be above, sales below the market by a share of it; the other sides are free.</summary>
    private static PercentPriceRule? Percent(JsonElement symbol) =>
        symbol.AmountOrNull("buyLimitPriceRatio") is { } buy && symbol.AmountOrNull("sellLimitPriceRatio") is { } sell
            ? new PercentPriceRule(1 + buy, 0, 0, 1 - sell)
            : null;

    private static decimal Smaller(decimal? first, decimal? second) =>
        Math.Min(first ?? second ?? 0, second ?? first ?? 0);
}
