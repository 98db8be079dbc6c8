using System.Text.Json;
using Aetherion.VenueEmulator.Core.Markets;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Writes the tickers of REST: of the day, of the price, of the best bid and ask.</summary>
internal static class TickerWriter
{
    private const long DayMs = 86_400_000;
    private static readonly KlineInterval Minute = KlineInterval.Find("1m")!;

    public static void Price(Utf8JsonWriter json, BinanceMarketKind market, SymbolMarket symbol, long nowMs)
    {
        json.WriteStartObject();
        json.WriteString("symbol", symbol.Spec.Symbol);
        Pair(json, market, "ps", symbol.Spec);
        json.Decimal("price", symbol.LastPrice, symbol.Spec.PriceDecimals);
        if (market != BinanceMarketKind.Spot)
            json.WriteNumber("time", nowMs);
        json.WriteEndObject();
    }

    public static void Quote(Utf8JsonWriter json, BinanceMarketKind market, SymbolMarket symbol, long nowMs)
    {
        var (bid, ask) = (symbol.Bid.GetValueOrDefault(), symbol.Ask.GetValueOrDefault());
        json.WriteStartObject();
        json.WriteString("symbol", symbol.Spec.Symbol);
        Pair(json, market, "pair", symbol.Spec);
        json.Decimal("bidPrice", bid.Price, symbol.Spec.PriceDecimals);
        json.Decimal("bidQty", bid.Quantity, symbol.Spec.QuantityDecimals);
        json.Decimal("askPrice", ask.Price, symbol.Spec.PriceDecimals);
        json.Decimal("askQty", ask.Quantity, symbol.Spec.QuantityDecimals);
        if (market != BinanceMarketKind.Spot)
            json.WriteNumber("time", nowMs);
        json.WriteEndObject();
    }

    public static void Average(Utf8JsonWriter json, SymbolMarket symbol, long nowMs)
    {
        json.WriteNumber("mins", SymbolFilters.AveragePriceMinutes);
        json.Decimal("price", symbol.AveragePrice(nowMs), 8);
        json.WriteNumber("closeTime", nowMs);
    }

    public static void Premium(Utf8JsonWriter json, BinanceMarketKind market, SymbolMarket symbol, long nowMs)
    {
        var mark = symbol.Mark;
        json.WriteStartObject();
        json.WriteString("symbol", symbol.Spec.Symbol);
        Pair(json, market, "pair", symbol.Spec);
        json.Decimal("markPrice", mark.Price, MarkPrice.PriceDecimals);
        json.Decimal("indexPrice", mark.Price, MarkPrice.PriceDecimals);
        json.Decimal("estimatedSettlePrice", mark.Price, MarkPrice.PriceDecimals);
        json.Decimal("lastFundingRate", mark.FundingRate, MarkPrice.RateDecimals);
        json.Decimal("interestRate", MarkPrice.BaseRate, MarkPrice.RateDecimals);
        json.WriteNumber("nextFundingTime", mark.NextFundingMs);
        json.WriteNumber("time", nowMs);
        json.WriteEndObject();
    }

    public static void Day(Utf8JsonWriter json, BinanceMarketKind market, SymbolMarket symbol, long nowMs)
    {
        var (spec, day) = (symbol.Spec, DayBar(symbol, nowMs));
        var isSpot = market == BinanceMarketKind.Spot;
        var quote = BinanceFrames.QuoteDecimals(market, spec);
        json.WriteStartObject();
        json.WriteString("symbol", spec.Symbol);
        Pair(json, market, "pair", spec);
        json.Decimal("priceChange", day.Close - day.Open, spec.PriceDecimals);
        json.Decimal("priceChangePercent", day.Open == 0 ? 0 : (day.Close - day.Open) / day.Open * 100, 3);
        json.Decimal("weightedAvgPrice", Average(market, spec, day), spec.PriceDecimals);
        if (isSpot)
            json.Decimal("prevClosePrice", day.Open, spec.PriceDecimals);
        json.Decimal("lastPrice", symbol.LastPrice, spec.PriceDecimals);
        json.Decimal("lastQty", symbol.LastQuantity, spec.QuantityDecimals);
        if (isSpot)
            Touch(json, symbol);
        json.Decimal("openPrice", day.Open, spec.PriceDecimals);
        json.Decimal("highPrice", day.High, spec.PriceDecimals);
        json.Decimal("lowPrice", day.Low, spec.PriceDecimals);
        json.Decimal("volume", day.Volume, spec.QuantityDecimals);
        json.Decimal(market == BinanceMarketKind.CoinFutures ? "baseVolume" : "quoteVolume", day.QuoteVolume, quote);
        json.WriteNumber("openTime", nowMs - DayMs);
        json.WriteNumber("closeTime", nowMs);
        json.WriteNumber("firstId", day.FirstId);
        json.WriteNumber("lastId", day.LastId);
        json.WriteNumber("count", day.Trades);
        json.WriteEndObject();
    }

    /// <summary>The stream of the day's figures; spot tells the best bid and ask in it too.</summary>
    public static byte[] DayFrame(BinanceMarketKind market, SymbolMarket symbol, long nowMs) => JsonText.Object(json =>
    {
        var (spec, day, isSpot) = (symbol.Spec, DayBar(symbol, nowMs), market == BinanceMarketKind.Spot);
        json.WriteString("e", "24hrTicker");
        json.WriteNumber("E", nowMs);
        json.WriteString("s", spec.Symbol);
        Pair(json, market, "ps", spec);
        json.Decimal("p", day.Close - day.Open, spec.PriceDecimals);
        json.Decimal("P", day.Open == 0 ? 0 : (day.Close - day.Open) / day.Open * 100, 3);
        json.Decimal("w", Average(market, spec, day), spec.PriceDecimals);
        if (isSpot)
            json.Decimal("x", day.Open, spec.PriceDecimals);
        json.Decimal("c", symbol.LastPrice, spec.PriceDecimals);
        json.Decimal("Q", symbol.LastQuantity, spec.QuantityDecimals);
        if (isSpot)
        {
            json.Decimal("b", symbol.Bid.GetValueOrDefault().Price, spec.PriceDecimals);
            json.Decimal("B", symbol.Bid.GetValueOrDefault().Quantity, spec.QuantityDecimals);
            json.Decimal("a", symbol.Ask.GetValueOrDefault().Price, spec.PriceDecimals);
            json.Decimal("A", symbol.Ask.GetValueOrDefault().Quantity, spec.QuantityDecimals);
        }
        Range(json, market, spec, day);
        json.WriteNumber("O", nowMs - DayMs);
        json.WriteNumber("C", nowMs);
        json.WriteNumber("F", day.FirstId);
        json.WriteNumber("L", day.LastId);
        json.WriteNumber("n", day.Trades);
    });

    /// <summary>The short stream of the day's figures.</summary>
    public static byte[] MiniFrame(BinanceMarketKind market, SymbolMarket symbol, long nowMs) => JsonText.Object(json =>
    {
        json.WriteString("e", "24hrMiniTicker");
        json.WriteNumber("E", nowMs);
        json.WriteString("s", symbol.Spec.Symbol);
        Pair(json, market, "ps", symbol.Spec);
        json.Decimal("c", symbol.LastPrice, symbol.Spec.PriceDecimals);
        Range(json, market, symbol.Spec, DayBar(symbol, nowMs));
    });

    public static byte[] AverageFrame(SymbolMarket symbol, long nowMs) => JsonText.Object(json =>
    {
        json.WriteString("e", "avgPrice");
        json.WriteNumber("E", nowMs);
        json.WriteString("s", symbol.Spec.Symbol);
        json.WriteString("i", "5m");
        json.Decimal("w", symbol.AveragePrice(nowMs), 8);
        json.WriteNumber("T", nowMs);
    });

    private static void Range(Utf8JsonWriter json, BinanceMarketKind market, SymbolSpec spec, Kline day)
    {
        json.Decimal("o", day.Open, spec.PriceDecimals);
        json.Decimal("h", day.High, spec.PriceDecimals);
        json.Decimal("l", day.Low, spec.PriceDecimals);
        json.Decimal("v", day.Volume, spec.QuantityDecimals);
        json.Decimal("q", day.QuoteVolume, BinanceFrames.QuoteDecimals(market, spec));
    }

    private static Kline DayBar(SymbolMarket symbol, long nowMs)
    {
        Kline? day = null;
        foreach (var bar in symbol.Klines.Query(Minute, nowMs - DayMs, null, (int)(DayMs / Minute.Millis) + 1))
        {
            day ??= new Kline(bar.OpenMs, bar.Open);
            day.Add(bar);
        }
        return day ?? new Kline(nowMs, symbol.LastPrice);
    }

    private static decimal Average(BinanceMarketKind market, SymbolSpec spec, Kline day) =>
        day.Volume == 0 || day.QuoteVolume == 0 ? day.Close
        : market == BinanceMarketKind.CoinFutures ? day.Volume * spec.ContractSize / day.QuoteVolume
        : day.QuoteVolume / day.Volume;

    private static void Touch(Utf8JsonWriter json, SymbolMarket symbol)
    {
        var (bid, ask, spec) = (symbol.Bid.GetValueOrDefault(), symbol.Ask.GetValueOrDefault(), symbol.Spec);
        json.Decimal("bidPrice", bid.Price, spec.PriceDecimals);
        json.Decimal("bidQty", bid.Quantity, spec.QuantityDecimals);
        json.Decimal("askPrice", ask.Price, spec.PriceDecimals);
        json.Decimal("askQty", ask.Quantity, spec.QuantityDecimals);
    }

    private static void Pair(Utf8JsonWriter json, BinanceMarketKind market, string name, SymbolSpec spec)
    {
        if (market == BinanceMarketKind.CoinFutures)
            json.WriteString(name, spec.Symbol.Split('_')[0]);
    }
}
