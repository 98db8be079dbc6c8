using System.Text.Json;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Writes the messages that are not recorded, in the form of those that are: the order of members too.</summary>
internal static class BinanceFrames
{
    public static byte[] Depth(
        BinanceMarketKind market, SymbolSpec spec, long eventMs, long transactionMs, DepthChange change) => JsonText.Object(json =>
    {
        Head(json, "depthUpdate", eventMs);
        if (market != BinanceMarketKind.Spot)
            json.WriteNumber("T", transactionMs);
        json.WriteString("s", spec.Symbol);
        Pair(json, market, spec);
        json.WriteNumber("U", change.FirstId);
        json.WriteNumber("u", change.LastId);
        if (market != BinanceMarketKind.Spot)
            json.WriteNumber("pu", change.PreviousId);
        Levels(json, "b", spec, change.Bids);
        Levels(json, "a", spec, change.Asks);
    });

    /// <summary>The best levels alone; spot has a form of its own.</summary>
    public static byte[] PartialDepth(
        BinanceMarketKind market, SymbolSpec spec, SlowBook book, int levels, long eventMs, long previousId)
    {
        var bids = book.Bids.Take(levels).ToList();
        var asks = book.Asks.Take(levels).ToList();
        if (market != BinanceMarketKind.Spot)
            return Depth(market, spec, eventMs, eventMs, new DepthChange(book.LastId, book.LastId, previousId, eventMs, bids, asks));
        return JsonText.Object(json =>
        {
            json.WriteNumber("lastUpdateId", book.LastId);
            Levels(json, "bids", spec, bids);
            Levels(json, "asks", spec, asks);
        });
    }

    public static byte[] Trade(BinanceMarketKind market, SymbolSpec spec, long eventMs, TradeFrame trade) => JsonText.Object(json =>
    {
        Head(json, "trade", eventMs);
        if (market != BinanceMarketKind.Spot)
            json.WriteNumber("T", trade.Time);
        json.WriteString("s", spec.Symbol);
        json.WriteNumber("t", trade.Id);
        json.Decimal("p", trade.Price, spec.PriceDecimals);
        json.Decimal("q", trade.Quantity, spec.QuantityDecimals);
        if (market == BinanceMarketKind.Spot)
            json.WriteNumber("T", trade.Time);
        else
            json.WriteString("X", "MARKET");
        json.WriteBoolean("m", trade.IsBuyerMaker);
        if (market == BinanceMarketKind.Spot)
            json.WriteBoolean("M", true);
    });

    public static byte[] AggregateTrade(
        BinanceMarketKind market, SymbolSpec spec, long eventMs, TradeFrame trade) => JsonText.Object(json =>
    {
        Head(json, "aggTrade", eventMs);
        if (market == BinanceMarketKind.Spot)
            json.WriteString("s", spec.Symbol);
        json.WriteNumber("a", trade.Id);
        if (market != BinanceMarketKind.Spot)
            json.WriteString("s", spec.Symbol);
        json.Decimal("p", trade.Price, spec.PriceDecimals);
        json.Decimal("q", trade.Quantity, spec.QuantityDecimals);
        json.WriteNumber("f", trade.FirstId);
        json.WriteNumber("l", trade.LastId);
        json.WriteNumber("T", trade.Time);
        json.WriteBoolean("m", trade.IsBuyerMaker);
        if (market == BinanceMarketKind.Spot)
            json.WriteBoolean("M", true);
    });

    public static byte[] BookTicker(
        BinanceMarketKind market, SymbolSpec spec, long eventMs, long updateId, BookLevel bid, BookLevel ask) => JsonText.Object(json =>
    {
        if (market == BinanceMarketKind.UsdFutures)
            json.WriteString("e", "bookTicker");
        json.WriteNumber("u", updateId);
        if (market == BinanceMarketKind.CoinFutures)
            json.WriteString("e", "bookTicker");
        json.WriteString("s", spec.Symbol);
        Pair(json, market, spec);
        json.Decimal("b", bid.Price, spec.PriceDecimals);
        json.Decimal("B", bid.Quantity, spec.QuantityDecimals);
        json.Decimal("a", ask.Price, spec.PriceDecimals);
        json.Decimal("A", ask.Quantity, spec.QuantityDecimals);
        if (market == BinanceMarketKind.Spot)
            return;
        json.WriteNumber("T", eventMs);
        json.WriteNumber("E", eventMs);
    });

    public static byte[] MarkPrice(SymbolSpec spec, MarkPrice mark, long eventMs) => JsonText.Object(json =>
    {
        Head(json, "markPriceUpdate", eventMs);
        json.WriteString("s", spec.Symbol);
        json.Decimal("p", mark.Price, Binance.MarkPrice.PriceDecimals);
        json.Decimal("P", mark.Price, Binance.MarkPrice.PriceDecimals);
        json.Decimal("i", mark.Price, Binance.MarkPrice.PriceDecimals);
        json.Decimal("r", mark.FundingRate, Binance.MarkPrice.RateDecimals);
        json.WriteNumber("T", mark.NextFundingMs);
    });

    public static byte[] Kline(
        BinanceMarketKind market, SymbolSpec spec, KlineInterval interval, Kline bar, bool isClosed, long eventMs) => JsonText.Object(json =>
    {
        Head(json, "kline", eventMs);
        json.WriteString("s", spec.Symbol);
        json.WriteStartObject("k");
        json.WriteNumber("t", bar.OpenMs);
        json.WriteNumber("T", bar.OpenMs + interval.Millis - 1);
        json.WriteString("s", spec.Symbol);
        json.WriteString("i", interval.Name);
        json.WriteNumber("f", bar.FirstId);
        json.WriteNumber("L", bar.LastId);
        json.Decimal("o", bar.Open, spec.PriceDecimals);
        json.Decimal("c", bar.Close, spec.PriceDecimals);
        json.Decimal("h", bar.High, spec.PriceDecimals);
        json.Decimal("l", bar.Low, spec.PriceDecimals);
        json.Decimal("v", bar.Volume, spec.QuantityDecimals);
        json.WriteNumber("n", bar.Trades);
        json.WriteBoolean("x", isClosed);
        json.Decimal("q", bar.QuoteVolume, QuoteDecimals(market, spec));
        json.Decimal("V", bar.TakerVolume, spec.QuantityDecimals);
        json.Decimal("Q", bar.TakerQuoteVolume, QuoteDecimals(market, spec));
        json.WriteString("B", "0");
        json.WriteEndObject();
    });

    public static void Levels(Utf8JsonWriter json, string name, SymbolSpec spec, IEnumerable<BookLevel> levels)
    {
        json.WriteStartArray(name);
        foreach (var (price, quantity) in levels)
        {
            json.WriteStartArray();
            json.DecimalValue(price, spec.PriceDecimals);
            json.DecimalValue(quantity, spec.QuantityDecimals);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    /// <summary>USD-M writes as many decimals as price and quantity have together; the others 8.</summary>
    public static int QuoteDecimals(BinanceMarketKind market, SymbolSpec spec) =>
        market == BinanceMarketKind.UsdFutures ? Math.Min(8, spec.PriceDecimals + spec.QuantityDecimals) : 8;

    private static void Head(Utf8JsonWriter json, string type, long eventMs)
    {
        json.WriteString("e", type);
        json.WriteNumber("E", eventMs);
    }

    private static void Pair(Utf8JsonWriter json, BinanceMarketKind market, SymbolSpec spec)
    {
        if (market == BinanceMarketKind.CoinFutures)
            json.WriteString("ps", spec.Symbol.Split('_')[0]);
    }
}
