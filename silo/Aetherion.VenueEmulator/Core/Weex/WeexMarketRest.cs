using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>Answers the public requests of one market.</summary>
internal sealed class WeexMarketRest(WeexMarket market)
{
    private const int RowsMax = 1000;
    private const int DepthPreset = 15;
    private const int FundingMinutes = 480;
    private const decimal QuantityMax = 10_000;
    private const string Halted = "HALT";

    /// <summary>The answer; null for what is no public request.</summary>
    /// <param name="path">Behind the market's root.</param>
    public VenueReply? Handle(string path, QueryText query, DateTime venueTime)
    {
        var isFutures = market.IsFutures;
        if (path == (isFutures ? "market/time" : "time"))
            return WeexReply.Object(json => json.WriteNumber("serverTime", EpochTime.Millis(venueTime)));
        if (path == (isFutures ? "market/exchangeInfo" : "exchangeInfo"))
            return ExchangeInfo(query.Get("symbol"), venueTime);
        if (!path.StartsWith("market/", StringComparison.Ordinal))
            return null;
        var name = path["market/".Length..];
        var symbols = query.Has("symbol") ? market.Symbols.Values.Where(each => each.Spec.Symbol == query.Get("symbol")).ToList() : [.. market.Symbols.Values];
        if (symbols.Count == 0)
            return WeexReply.Error(400, -1121, "Invalid symbol.");
        return name switch
        {
            "ticker/24hr" => WeexReply.Rows(symbols, (json, symbol) => Ticker(json, symbol, venueTime)),
            "ticker/bookTicker" => WeexReply.Rows(symbols, (json, symbol) => Quote(json, symbol, venueTime)),
            "ticker/price" when !isFutures => WeexReply.Rows(symbols, (json, symbol) => Price(json, symbol)),
            "premiumIndex" when isFutures => WeexReply.Rows(symbols, (json, symbol) => Premium(json, symbol, venueTime)),
            "fundingRate" when isFutures => Fundings(symbols, query),
            _ when symbols.Count != 1 => WeexReply.Error(400, -1102, "symbol is required"),
            "symbolPrice" when isFutures => WeexReply.Object(json =>
            {
                Price(json, symbols[0]);
                json.WriteNumber("time", EpochTime.Millis(venueTime));
            }),
            "depth" => Book(symbols[0], query),
            "trades" => Trades(symbols[0], query),
            "klines" or "historyKlines" => Klines(symbols[0], query, name == "historyKlines", venueTime),
            _ => WeexReply.Error(404, 404, "The emulator does not serve this."),
        };
    }

    private VenueReply ExchangeInfo(string wanted, DateTime venueTime) => WeexReply.Object(json =>
    {
        if (market.IsFutures)
        {
            json.WriteStartArray("assets");
            json.WriteEndArray();
        }
        else
        {
            json.WriteString("timezone", "UTC");
            json.WriteNumber("serverTime", EpochTime.Millis(venueTime));
        }
        json.WriteStartArray("symbols");
        foreach (var symbol in market.Symbols.Values.Where(each => wanted.Length == 0 || each.Spec.Symbol == wanted))
        {
            json.WriteStartObject();
            if (market.IsFutures)
                FuturesSymbol(json, symbol);
            else
                SpotSymbol(json, symbol);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static void SpotSymbol(Utf8JsonWriter json, WeexSymbol symbol)
    {
        var spec = symbol.Spec;
        json.WriteString("symbol", spec.Symbol);
        json.WriteString("status", symbol.IsTrading ? "TRADING" : Halted);
        json.WriteString("baseAsset", spec.BaseAsset);
        json.WriteNumber("baseAssetPrecision", spec.QuantityStep.Scale);
        json.WriteString("quoteAsset", spec.QuoteAsset);
        json.WriteNumber("quoteAssetPrecision", spec.PriceTick.Scale);
        json.WriteString("minTradeAmount", spec.QuantityStep.ToString(CultureInfo.InvariantCulture));
        json.WriteString("maxTradeAmount", QuantityMax.ToString(CultureInfo.InvariantCulture));
        json.WriteString("takerFeeRate", "0.001");
        json.WriteString("makerFeeRate", "0.001");
        json.WriteString("buyLimitPriceRatio", "0.1");
        json.WriteString("sellLimitPriceRatio", "0.1");
        json.WriteString("marketBuyLimitSize", QuantityMax.ToString(CultureInfo.InvariantCulture));
        json.WriteString("marketSellLimitSize", QuantityMax.ToString(CultureInfo.InvariantCulture));
        json.WriteString("marketFallbackPriceRatio", "0.2");
        json.WriteBoolean("enableTrade", symbol.IsTrading);
        json.WriteBoolean("enableDisplay", true);
        json.WriteString(
            "displayDigitMerge", FormattableString.Invariant($"{spec.PriceTick * 100},{spec.PriceTick * 10},{spec.PriceTick}"));
        json.WriteBoolean("displayNew", false);
        json.WriteBoolean("displayHot", false);
    }

    /// <summary>Published samples of contracts have no status: it is written where a contract does not trade.</summary>
    private static void FuturesSymbol(Utf8JsonWriter json, WeexSymbol symbol)
    {
        var spec = symbol.Spec;
        json.WriteString("symbol", spec.Symbol);
        if (!symbol.IsTrading)
            json.WriteString("status", Halted);
        json.WriteString("baseAsset", spec.BaseAsset);
        json.WriteString("quoteAsset", spec.QuoteAsset);
        json.WriteString("marginAsset", spec.QuoteAsset);
        json.WriteNumber("pricePrecision", spec.PriceTick.Scale);
        json.WriteNumber("quantityPrecision", spec.QuantityStep.Scale);
        json.WriteNumber("baseAssetPrecision", spec.QuantityStep.Scale);
        json.WriteNumber("quotePrecision", 8);
        json.WriteNumber("contractVal", spec.QuantityStep);
        json.WriteStartArray("delivery");
        foreach (var time in new[] { "00:00:00", "08:00:00", "16:00:00" })
            json.WriteStringValue(time);
        json.WriteEndArray();
        json.WriteBoolean("forwardContractFlag", true);
        json.WriteNumber("minLeverage", 1);
        json.WriteNumber("maxLeverage", 20);
        json.WriteNumber("buyLimitPriceRatio", 0.05m);
        json.WriteNumber("sellLimitPriceRatio", 0.05m);
        json.WriteNumber("makerFeeRate", Matching.FuturesLedger.MakerRate);
        json.WriteNumber("takerFeeRate", Matching.FuturesLedger.TakerRate);
        json.WriteNumber("minOrderSize", spec.QuantityStep);
        json.WriteNumber("maxOrderSize", QuantityMax);
        json.WriteNumber("maxPositionSize", QuantityMax * 100);
        json.WriteNumber("marketOpenLimitSize", QuantityMax);
    }

    private void Ticker(Utf8JsonWriter json, WeexSymbol symbol, DateTime venueTime)
    {
        var (spec, nowMs) = (symbol.Spec, EpochTime.Millis(venueTime));
        var day = symbol.Day(nowMs);
        json.WriteString("symbol", spec.Symbol);
        json.Price("priceChange", spec, day.Close - day.Open);
        json.Decimal("priceChangePercent", day.Open == 0 ? 0 : decimal.Round((day.Close - day.Open) / day.Open, 4), 4);
        json.Price("lastPrice", spec, day.Close);
        if (!market.IsFutures)
            Best(json, symbol);
        json.Price("openPrice", spec, day.Open);
        json.Price("highPrice", spec, day.High);
        json.Price("lowPrice", spec, day.Low);
        json.Size("volume", spec, day.Volume);
        json.Value("quoteVolume", spec, day.QuoteVolume);
        if (market.IsFutures)
        {
            json.Price("markPrice", spec, symbol.LastPrice);
            json.Price("indexPrice", spec, symbol.LastPrice);
        }
        json.WriteNumber("openTime", day.OpenMs);
        json.WriteNumber("closeTime", nowMs);
        if (!market.IsFutures)
            json.WriteNumber("count", day.Trades);
    }

    private void Quote(Utf8JsonWriter json, WeexSymbol symbol, DateTime venueTime)
    {
        json.WriteString("symbol", symbol.Spec.Symbol);
        Best(json, symbol);
        if (market.IsFutures)
            json.WriteNumber("time", EpochTime.Millis(venueTime));
    }

    private static void Best(Utf8JsonWriter json, WeexSymbol symbol)
    {
        var (bid, ask) = (symbol.Book.BestBid ?? default, symbol.Book.BestAsk ?? default);
        json.Price("bidPrice", symbol.Spec, bid.Price);
        json.Size("bidQty", symbol.Spec, bid.Quantity);
        json.Price("askPrice", symbol.Spec, ask.Price);
        json.Size("askQty", symbol.Spec, ask.Quantity);
    }

    private static void Price(Utf8JsonWriter json, WeexSymbol symbol)
    {
        json.WriteString("symbol", symbol.Spec.Symbol);
        json.Price("price", symbol.Spec, symbol.LastPrice);
    }

    private void Premium(Utf8JsonWriter json, WeexSymbol symbol, DateTime venueTime)
    {
        var rate = WeexTrading.FundingRate.ToString(CultureInfo.InvariantCulture);
        json.WriteString("symbol", symbol.Spec.Symbol);
        json.Price("markPrice", symbol.Spec, symbol.LastPrice);
        json.Price("indexPrice", symbol.Spec, symbol.LastPrice);
        json.WriteString("lastFundingRate", rate);
        json.WriteString("forecastFundingRate", rate);
        json.WriteString("interestRate", rate);
        json.WriteNumber("nextFundingTime", EpochTime.Millis(market.Trading.NextFunding + market.Skew));
        json.WriteNumber("time", EpochTime.Millis(venueTime));
        json.WriteNumber("collectCycle", FundingMinutes);
    }

    private VenueReply Fundings(List<WeexSymbol> symbols, QueryText query)
    {
        var names = symbols.Select(symbol => symbol.Spec.Symbol).ToHashSet();
        var paid = market.Trading.Fundings.Where(each => names.Contains(each.Symbol)).TakeLast(Limit(query, 100)).ToList();
        return WeexReply.Rows(paid, (json, each) =>
        {
            json.WriteString("symbol", each.Symbol);
            json.WriteString("fundingRate", WeexTrading.FundingRate.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("fundingTime", EpochTime.Millis(each.Time + market.Skew));
            json.Price("markPrice", market.Symbols[each.Symbol].Spec, each.Mark);
        });
    }

    private VenueReply Book(WeexSymbol symbol, QueryText query)
    {
        var limit = Limit(query, DepthPreset);
        return WeexReply.Object(json =>
        {
            if (!market.IsFutures)
                json.WriteNumber("lastUpdateId", symbol.Book.LastId);
            json.Levels("bids", symbol.Spec, symbol.Book.Bids.Take(limit));
            json.Levels("asks", symbol.Spec, symbol.Book.Asks.Take(limit));
            if (market.IsFutures)
                json.WriteNumber("lastUpdateId", symbol.Book.LastId);
        });
    }

    private VenueReply Trades(WeexSymbol symbol, QueryText query) =>
        WeexReply.Rows(symbol.Trades.Newest(Limit(query, 100)), (json, trade) =>
        {
            json.WriteString("id", trade.Id.ToString(CultureInfo.InvariantCulture));
            if (market.IsFutures)
                json.WriteNumber("time", trade.Time);
            json.Price("price", symbol.Spec, trade.Price);
            json.Size("qty", symbol.Spec, trade.Quantity);
            json.Value("quoteQty", symbol.Spec, trade.Price * trade.Quantity);
            if (!market.IsFutures)
                json.WriteNumber("time", trade.Time);
            json.WriteBoolean(market.IsFutures ? "isBestMatch" : "isBuyerMaker", market.IsFutures || trade.IsBuyerMaker);
            json.WriteBoolean(market.IsFutures ? "isBuyerMaker" : "isBestMatch", !market.IsFutures || trade.IsBuyerMaker);
        });

    /// <summary>The newest; the history of futures from a time to a time.</summary>
    private static VenueReply Klines(WeexSymbol symbol, QueryText query, bool isHistory, DateTime venueTime)
    {
        if (KlineInterval.Find(query.Get("interval")) is not { } interval)
            return WeexReply.Error(400, -1120, "Invalid interval.");
        symbol.Klines.AdvanceTo(EpochTime.Millis(venueTime));
        var bars = symbol.Klines.Query(
            interval, isHistory ? Millis(query.Get("startTime")) : null, isHistory ? Millis(query.Get("endTime")) : null, Limit(query, 100));
        return WeexReply.Write(json =>
        {
            json.WriteStartArray();
            foreach (var bar in bars)
                Kline(json, symbol.Spec, interval, bar);
            json.WriteEndArray();
        });
    }

    private static void Kline(Utf8JsonWriter json, SymbolSpec spec, KlineInterval interval, Kline bar)
    {
        json.WriteStartArray();
        json.WriteNumberValue(bar.OpenMs);
        foreach (var price in new[] { bar.Open, bar.High, bar.Low, bar.Close })
            json.DecimalValue(price, spec.PriceTick.Scale);
        json.DecimalValue(bar.Volume, spec.QuantityStep.Scale);
        json.WriteNumberValue(bar.OpenMs + interval.Millis - 1);
        json.DecimalValue(bar.QuoteVolume, 2);
        json.WriteNumberValue(bar.Trades);
        json.DecimalValue(bar.TakerVolume, spec.QuantityStep.Scale);
        json.DecimalValue(bar.TakerQuoteVolume, 2);
        json.WriteEndArray();
    }

    private static int Limit(QueryText query, int preset) => Math.Clamp(BinanceWeights.Limit(query, preset), 1, RowsMax);

    private static long? Millis(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) ? ms : null;
}
