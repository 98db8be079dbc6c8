using System.Globalization;
using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>The rules that an order's price and quantity are held against, and how the venue writes them.</summary>
internal static class SymbolFilters
{
    public const int OrdersMax = 200;
    public const int StopOrdersMax = 5;
    public const int AveragePriceMinutes = 5;

    /// <summary>How far a price may be from the average of the last minutes.</summary>
    public const decimal PriceUp = 5m;
    public const decimal PriceDown = 0.2m;

    /// <summary>The same for futures, from the mark price.</summary>
    public const decimal FuturesPriceUp = 1.15m;
    public const decimal FuturesPriceDown = 0.85m;

    public static decimal PriceMax => 1_000_000m;

    public static decimal QuantityMax(SymbolSpec spec) => spec.QuantityStep >= 1 ? 10_000_000m : 9_000m;

    public static decimal MarketQuantityMax(SymbolSpec spec) => QuantityMax(spec) / 10;

    public static void WriteSpot(Utf8JsonWriter json, SymbolSpec spec)
    {
        Filter(json, "PRICE_FILTER", ("minPrice", spec.PriceTick), ("maxPrice", PriceMax), ("tickSize", spec.PriceTick));
        Filter(json, "LOT_SIZE", ("minQty", spec.QuantityStep), ("maxQty", QuantityMax(spec)), ("stepSize", spec.QuantityStep));
        json.WriteStartObject();
        json.WriteString("filterType", "MARKET_LOT_SIZE");
        json.Decimal("minQty", 0, 8);
        json.Decimal("maxQty", MarketQuantityMax(spec), 8);
        json.Decimal("stepSize", 0, 8);
        json.WriteEndObject();
        Start(json, "PERCENT_PRICE_BY_SIDE");
        json.WriteString("bidMultiplierUp", Plain(PriceUp));
        json.WriteString("bidMultiplierDown", Plain(PriceDown));
        json.WriteString("askMultiplierUp", Plain(PriceUp));
        json.WriteString("askMultiplierDown", Plain(PriceDown));
        json.WriteNumber("avgPriceMins", AveragePriceMinutes);
        json.WriteEndObject();
        Start(json, "NOTIONAL");
        json.Decimal("minNotional", spec.MinNotional, 8);
        json.WriteBoolean("applyMinToMarket", true);
        json.Decimal("maxNotional", 9_000_000m, 8);
        json.WriteBoolean("applyMaxToMarket", false);
        json.WriteNumber("avgPriceMins", AveragePriceMinutes);
        json.WriteEndObject();
        Count(json, "MAX_NUM_ORDERS", "maxNumOrders", OrdersMax);
        Count(json, "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", StopOrdersMax);
    }

    public static void WriteFutures(Utf8JsonWriter json, SymbolSpec spec)
    {
        Plain(json, "PRICE_FILTER", ("minPrice", spec.PriceTick), ("maxPrice", PriceMax), ("tickSize", spec.PriceTick));
        Plain(json, "LOT_SIZE", ("stepSize", spec.QuantityStep), ("maxQty", QuantityMax(spec)), ("minQty", spec.QuantityStep));
        Plain(json, "MARKET_LOT_SIZE", ("stepSize", spec.QuantityStep), ("maxQty", MarketQuantityMax(spec)), ("minQty", spec.QuantityStep));
        Count(json, "MAX_NUM_ORDERS", "limit", OrdersMax);
        Count(json, "MAX_NUM_ALGO_ORDERS", "limit", StopOrdersMax);
        if (spec.MinNotional > 0)
            Plain(json, "MIN_NOTIONAL", ("notional", spec.MinNotional));
        Start(json, "PERCENT_PRICE");
        json.WriteString("multiplierDown", JsonText.Format(FuturesPriceDown, 4));
        json.WriteString("multiplierUp", JsonText.Format(FuturesPriceUp, 4));
        json.WriteString("multiplierDecimal", "4");
        json.WriteEndObject();
    }

    private static void Start(Utf8JsonWriter json, string type)
    {
        json.WriteStartObject();
        json.WriteString("filterType", type);
    }

    private static void Filter(Utf8JsonWriter json, string type, params (string Name, decimal Value)[] members)
    {
        Start(json, type);
        foreach (var (name, value) in members)
            json.Decimal(name, value, 8);
        json.WriteEndObject();
    }

    private static void Plain(Utf8JsonWriter json, string type, params (string Name, decimal Value)[] members)
    {
        Start(json, type);
        foreach (var (name, value) in members)
            json.WriteString(name, Plain(value));
        json.WriteEndObject();
    }

    private static void Count(Utf8JsonWriter json, string type, string name, int value)
    {
        Start(json, type);
        json.WriteNumber(name, value);
        json.WriteEndObject();
    }

    private static string Plain(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
