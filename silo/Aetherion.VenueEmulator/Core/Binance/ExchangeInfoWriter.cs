using System.Text.Json;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Writes <c>exchangeInfo</c>: limits of requests, and the rules of each symbol.</summary>
internal static class ExchangeInfoWriter
{
    private const long PerpetualDeliveryMs = 4133404800000;
    private static readonly string[] SpotOrderTypes =
        ["LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"];

    private static readonly string[] FuturesOrderTypes =
        ["LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET"];

    private static readonly string[] FuturesTimesInForce = ["GTC", "IOC", "FOK", "GTX"];

    public static byte[] Write(BinanceMarket market, List<SymbolMarket> symbols, long nowMs) => JsonText.Object(json =>
    {
        var isSpot = market.Kind == BinanceMarketKind.Spot;
        json.WriteString("timezone", "UTC");
        json.WriteNumber("serverTime", nowMs);
        if (market.Kind == BinanceMarketKind.UsdFutures)
            json.WriteString("futuresType", "U_MARGINED");
        json.WriteStartArray("rateLimits");
        RateLimit(json, "REQUEST_WEIGHT", "MINUTE", 1, market.Weights.Limit);
        if (isSpot)
        {
            RateLimit(json, "ORDERS", "SECOND", 10, 100);
            RateLimit(json, "ORDERS", "DAY", 1, 200_000);
            RateLimit(json, "RAW_REQUESTS", "MINUTE", 5, 61_000);
        }
        else
        {
            RateLimit(json, "ORDERS", "MINUTE", 1, 1200);
            RateLimit(json, "ORDERS", "SECOND", 10, 300);
        }
        json.WriteEndArray();
        json.WriteStartArray("exchangeFilters");
        json.WriteEndArray();
        json.WriteStartArray("symbols");
        foreach (var symbol in symbols)
        {
            json.WriteStartObject();
            if (isSpot)
                Spot(json, symbol);
            else
                Futures(json, market.Kind, symbol);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static void RateLimit(Utf8JsonWriter json, string type, string interval, int number, int limit)
    {
        json.WriteStartObject();
        json.WriteString("rateLimitType", type);
        json.WriteString("interval", interval);
        json.WriteNumber("intervalNum", number);
        json.WriteNumber("limit", limit);
        json.WriteEndObject();
    }

    private static void Spot(Utf8JsonWriter json, SymbolMarket symbol)
    {
        var spec = symbol.Spec;
        json.WriteString("symbol", spec.Symbol);
        json.WriteString("status", StatusOf(symbol, halted: "HALT"));
        json.WriteString("baseAsset", spec.BaseAsset);
        json.WriteNumber("baseAssetPrecision", 8);
        json.WriteString("quoteAsset", spec.QuoteAsset);
        json.WriteNumber("quotePrecision", 8);
        json.WriteNumber("quoteAssetPrecision", 8);
        json.WriteNumber("baseCommissionPrecision", 8);
        json.WriteNumber("quoteCommissionPrecision", 8);
        Texts(json, "orderTypes", SpotOrderTypes);
        foreach (var (name, value) in SpotFlags)
            json.WriteBoolean(name, value);
        json.WriteStartArray("filters");
        SymbolFilters.WriteSpot(json, spec);
        json.WriteEndArray();
        Texts(json, "permissions", []);
        json.WriteStartArray("permissionSets");
        json.WriteStartArray();
        json.WriteStringValue("SPOT");
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteString("defaultSelfTradePreventionMode", "NONE");
        Texts(json, "allowedSelfTradePreventionModes", ["NONE"]);
    }

    private static readonly (string Name, bool Value)[] SpotFlags =
    [
        ("icebergAllowed", false), ("ocoAllowed", false), ("otoAllowed", false), ("quoteOrderQtyMarketAllowed", true),
        ("allowTrailingStop", false), ("cancelReplaceAllowed", true), ("amendAllowed", false),
        ("isSpotTradingAllowed", true), ("isMarginTradingAllowed", false),
    ];

    private static void Futures(Utf8JsonWriter json, BinanceMarketKind market, SymbolMarket symbol)
    {
        var spec = symbol.Spec;
        var isCoin = market == BinanceMarketKind.CoinFutures;
        json.WriteString("symbol", spec.Symbol);
        json.WriteString("pair", spec.Symbol.Split('_')[0]);
        json.WriteString("contractType", "PERPETUAL");
        json.WriteNumber("deliveryDate", PerpetualDeliveryMs);
        json.WriteNumber("onboardDate", 1569398400000);
        json.WriteString(isCoin ? "contractStatus" : "status", StatusOf(symbol, halted: "CLOSE"));
        if (isCoin)
            json.WriteNumber("contractSize", (int)spec.ContractSize);
        json.WriteString("maintMarginPercent", "2.5000");
        json.WriteString("requiredMarginPercent", "5.0000");
        json.WriteString("baseAsset", spec.BaseAsset);
        json.WriteString("quoteAsset", spec.QuoteAsset);
        json.WriteString("marginAsset", isCoin ? spec.BaseAsset : spec.QuoteAsset);
        json.WriteNumber("pricePrecision", spec.PriceDecimals);
        json.WriteNumber("quantityPrecision", spec.QuantityDecimals);
        json.WriteNumber("baseAssetPrecision", 8);
        json.WriteNumber("quotePrecision", 8);
        json.WriteString("underlyingType", "COIN");
        Texts(json, "underlyingSubType", []);
        json.WriteString("triggerProtect", "0.0500");
        json.WriteString("liquidationFee", "0.012500");
        json.WriteString("marketTakeBound", "0.05");
        json.WriteStartArray("filters");
        SymbolFilters.WriteFutures(json, spec);
        json.WriteEndArray();
        Texts(json, "orderTypes", FuturesOrderTypes);
        Texts(json, "timeInForce", FuturesTimesInForce);
    }

    /// <summary>Spot and futures call a symbol that does not trade by different words.</summary>
    private static string StatusOf(SymbolMarket symbol, string halted) =>
        symbol.Trading == SymbolTrading.Open ? "TRADING" : halted;

    private static void Texts(Utf8JsonWriter json, string name, string[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
