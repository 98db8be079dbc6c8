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
    public static bool TryReadSpot(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out OrderRuleBook? book) =>
        RuleReader.TryRead(json, "symbols", ReadSpot, out book);

    public static bool TryReadFutures(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out OrderRuleBook? book) =>
        RuleReader.TryRead(json, "symbols", ReadFutures, out book);

    private static OrderRules ReadSpot(JsonElement symbol)
    {
        var (shown, unreadable) = ShownSteps(symbol);
        var largest = Smaller(symbol.AmountOrNull("marketBuyLimitSize"), symbol.AmountOrNull("marketSellLimitSize"));
        return new OrderRules
        {
            Symbol = symbol.Text("symbol"),
            BaseAsset = symbol.Text("baseAsset"),
            QuoteAsset = symbol.Text("quoteAsset"),
            Permission = symbol.Flag("enableTrade") ? PermissionOf(symbol.Text("status")) : TradingPermission.Halted,
            Price = new StepRule(0, 0, shown.IsEmpty ? Step(symbol, "quoteAssetPrecision") : shown.Min()),
            UnreadableStepCount = unreadable,
            Lot = new StepRule(
                symbol.Amount("minTradeAmount"), symbol.Amount("maxTradeAmount"), Step(symbol, "baseAssetPrecision")),
            MarketLot = new StepRule(0, largest, 0),
            PercentPrice = Percent(symbol),
        };
    }

    private static OrderRules ReadFutures(JsonElement symbol) => new()
    {
        Symbol = symbol.Text("symbol"),
        BaseAsset = symbol.Text("baseAsset"),
        QuoteAsset = symbol.Text("quoteAsset"),
        Permission = PermissionOf(symbol.TextOrEmpty("status") is { Length: > 0 } status ? status : "TRADING"),
        Price = new StepRule(0, 0, Step(symbol, "pricePrecision")),
        Lot = new StepRule(
            symbol.Amount("minOrderSize"), symbol.Amount("maxOrderSize"), Step(symbol, "quantityPrecision")),
        MarketLot = new StepRule(0, symbol.AmountOrNull("marketOpenLimitSize") ?? 0, 0),
        PercentPrice = Percent(symbol),
        PositionMax = symbol.AmountOrNull("maxPositionSize") ?? 0,
    };

    private static TradingPermission PermissionOf(string status) => status switch
    {
        "TRADING" => TradingPermission.Trading,
        "HALT" or "BREAK" or "PRE_TRADING" or "CLOSE" => TradingPermission.Halted,
        _ => TradingPermission.Unrecognized,
    };

    /// <summary>Of a list such as <c>1,0.1,0.01</c>: the steps that are numbers, and how many others there are.</summary>
    private static (ImmutableArray<decimal> Steps, int UnreadableCount) ShownSteps(JsonElement symbol)
    {
        var texts = symbol.TextOrEmpty("displayDigitMerge")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var steps = texts
            .Select(text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var step) ? step : 0)
            .Where(step => step > 0)
            .ToImmutableArray();
        return (steps, texts.Length - steps.Length);
    }

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
