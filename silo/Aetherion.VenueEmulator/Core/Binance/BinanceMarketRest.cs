using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Answers the public requests of one market.</summary>
internal sealed class BinanceMarketRest(BinanceMarket market, QueryText query, DateTime venueTime)
{
    private const int RowsMax = 1000;
    private static readonly int[] FuturesDepthLimits = [5, 10, 20, 50, 100, 500, 1000];

    private bool IsSpot => market.Kind == BinanceMarketKind.Spot;

    private long NowMs => EpochTime.Millis(venueTime);

    public VenueReply Handle(string endpoint) => endpoint switch
    {
        "ping" => VenueReply.Of(200, "{}"),
        "time" => Ok(JsonText.Object(json => json.WriteNumber("serverTime", NowMs))),
        "exchangeInfo" => ExchangeInfo(),
        "ticker/24hr" => ForSymbols((json, symbol) => TickerWriter.Day(json, market.Kind, symbol, NowMs)),
        "ticker/price" => ForSymbols((json, symbol) => TickerWriter.Price(json, market.Kind, symbol, NowMs)),
        "ticker/bookTicker" => ForSymbols((json, symbol) => TickerWriter.Quote(json, market.Kind, symbol, NowMs)),
        "premiumIndex" => ForSymbols((json, symbol) => TickerWriter.Premium(json, market.Kind, symbol, NowMs)),
        _ => ForSymbol(endpoint),
    };

    private static VenueReply Ok(byte[] body) => new(200, body);

    private VenueReply ForSymbol(string endpoint)
    {
        if (query.Get("symbol") is not { Length: > 0 } name)
            return BinanceError.Missing("symbol").ToReply();
        if (market.Find(name) is not { } symbol)
            return BinanceError.BadSymbol.ToReply();
        return endpoint switch
        {
            "depth" => Depth(symbol),
            "trades" => Trades(symbol, isHistory: false),
            "historicalTrades" => Trades(symbol, isHistory: true),
            "aggTrades" => AggregateTrades(symbol),
            "klines" => Klines(symbol),
            _ => Ok(JsonText.Object(json => TickerWriter.Average(json, symbol, NowMs))),
        };
    }

    private VenueReply ForSymbols(Action<Utf8JsonWriter, SymbolMarket> write)
    {
        var name = query.Get("symbol");
        if (name.Length > 0)
            return market.Find(name) is { } symbol
                ? Ok(JsonText.Write(json => write(json, symbol)))
                : BinanceError.BadSymbol.ToReply();
        return Ok(JsonText.Write(json =>
        {
            json.WriteStartArray();
            foreach (var each in market.Symbols)
                write(json, each);
            json.WriteEndArray();
        }));
    }

    private VenueReply ExchangeInfo()
    {
        var wanted = SymbolsAsked();
        var found = wanted is null
            ? [.. market.Symbols]
            : wanted.Select(market.Find).OfType<SymbolMarket>().ToList();
        return wanted is not null && found.Count < wanted.Count
            ? BinanceError.BadSymbol.ToReply()
            : Ok(ExchangeInfoWriter.Write(market, found, NowMs));
    }

    private List<string>? SymbolsAsked()
    {
        if (query.Get("symbol") is { Length: > 0 } symbol)
            return [symbol];
        return query.Get("symbols") is { Length: > 0 } list
            ? [.. list.Trim('[', ']').Split(',').Select(name => name.Trim('"', ' '))]
            : null;
    }

    private VenueReply Depth(SymbolMarket symbol)
    {
        var limit = BinanceWeights.Limit(query, IsSpot ? 100 : 500);
        if (!IsSpot && Array.IndexOf(FuturesDepthLimits, limit) < 0)
            return new BinanceError(-4021, $"{limit} is not valid depth limit.").ToReply();
        if (limit < 1)
            return new BinanceError(-1130, "Data sent for parameter 'limit' is not valid.").ToReply();
        limit = Math.Min(limit, 5000);
        return Ok(JsonText.Object(json =>
        {
            json.WriteNumber("lastUpdateId", symbol.Book.LastId);
            if (!IsSpot)
            {
                json.WriteNumber("E", NowMs);
                json.WriteNumber("T", NowMs);
            }
            if (market.Kind == BinanceMarketKind.CoinFutures)
            {
                json.WriteString("symbol", symbol.Spec.Symbol);
                json.WriteString("pair", symbol.Spec.Symbol.Split('_')[0]);
            }
            BinanceFrames.Levels(json, "bids", symbol.Spec, symbol.Book.Bids.Take(limit));
            BinanceFrames.Levels(json, "asks", symbol.Spec, symbol.Book.Asks.Take(limit));
        }));
    }

    private VenueReply Trades(SymbolMarket symbol, bool isHistory)
    {
        var limit = Math.Min(BinanceWeights.Limit(query, 500), RowsMax);
        var trades = isHistory && Number("fromId") is { } from
            ? symbol.Trades.From(from, limit)
            : symbol.Trades.Newest(limit);
        return Ok(JsonText.Write(json => WriteRows(json, trades, trade => TradeWriter.Single(json, market.Kind, symbol.Spec, trade))));
    }

    private VenueReply AggregateTrades(SymbolMarket symbol)
    {
        var limit = Math.Min(BinanceWeights.Limit(query, 500), RowsMax);
        var (from, start, end) = (Number("fromId"), Number("startTime"), Number("endTime"));
        if (from is not null && (start ?? end) is not null && !IsSpot)
            return new BinanceError(-1128, "Combination of optional parameters invalid.").ToReply();
        var trades = from is { } id ? symbol.Aggregates.From(id, limit)
            : (start ?? end) is null ? symbol.Aggregates.Newest(limit)
            : symbol.Aggregates.Between(start ?? 0, end ?? long.MaxValue, limit);
        return Ok(JsonText.Write(json => WriteRows(json, trades, trade => TradeWriter.Aggregate(json, market.Kind, symbol.Spec, trade))));
    }

    private VenueReply Klines(SymbolMarket symbol)
    {
        if (query.Get("interval") is not { Length: > 0 } name)
            return BinanceError.Missing("interval").ToReply();
        if (KlineInterval.Find(name) is not { } interval || (!IsSpot && interval.Millis == 1000))
            return BinanceError.BadInterval.ToReply();
        var limit = Math.Clamp(BinanceWeights.Limit(query, 500), 1, IsSpot ? 1000 : 1500);
        var bars = symbol.Klines.Query(interval, Number("startTime"), Number("endTime"), limit);
        return Ok(JsonText.Write(json => WriteRows(json, bars, bar => KlineWriter.Write(json, market.Kind, symbol.Spec, interval, bar))));
    }

    private long? Number(string name) =>
        long.TryParse(query.Get(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void WriteRows<T>(Utf8JsonWriter json, IEnumerable<T> rows, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var row in rows)
            write(row);
        json.WriteEndArray();
    }
}
