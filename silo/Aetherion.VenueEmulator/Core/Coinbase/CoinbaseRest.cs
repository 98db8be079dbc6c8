using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>Answers the public requests of Coinbase Exchange.</summary>
internal sealed class CoinbaseRest(IReadOnlyDictionary<string, CoinbaseProduct> products)
{
    private const int CandlesMax = 300;
    private const int TradesMax = 1000;
    private static readonly int[] Granularities = [60, 300, 900, 3600, 21_600, 86_400];

    private readonly RequestBucket _bucket = new(perSecond: 8, burst: 20);

    public VenueReply Handle(VenueRequest request, DateTime now, DateTime venueTime)
    {
        if (!_bucket.TryTake(request.Address, now))
            return Error(429, "Public rate limit exceeded");
        var parts = request.Path.Trim('/').Split('/');
        if (request.Method != "GET")
            return Error(404, "NotFound");
        if (parts is ["time"])
            return Time(venueTime);
        if (parts is ["products"])
            return Write(json => Rows(json, products.Values, product => CoinbaseFrames.Product(json, product)));
        if (parts is not ["products", var id, ..] || !products.TryGetValue(id, out var found))
            return Error(404, "NotFound");
        var query = QueryText.Read(request.Query);
        return parts switch
        {
            [_, _] => Write(json => CoinbaseFrames.Product(json, found)),
            [_, _, "book"] => Book(found, query),
            [_, _, "ticker"] => Ticker(found),
            [_, _, "trades"] => Trades(found, query),
            [_, _, "candles"] => Candles(found, query, venueTime),
            _ => Error(404, "NotFound"),
        };
    }

    private static VenueReply Write(Action<Utf8JsonWriter> write) => new(200, JsonText.Write(write));

    public static VenueReply Error(int status, string message) =>
        new(status, JsonText.Object(json => json.WriteString("message", message)));

    private static VenueReply Time(DateTime venueTime) => new(200, JsonText.Object(json =>
    {
        json.WriteString("iso", CoinbaseText.Time(venueTime));
        json.WriteNumber("epoch", EpochTime.Millis(venueTime) / 1000m);
    }));

    private static VenueReply Book(CoinbaseProduct product, QueryText query)
    {
        var level = query.Get("level") is { Length: > 0 } given ? given : "1";
        if (level is not ("1" or "2"))
            return Error(400, level == "3" ? "The emulator keeps no single orders; ask for level 1 or 2." : "Invalid level");
        var depth = level == "1" ? 1 : int.MaxValue;
        return new VenueReply(200, JsonText.Object(json =>
        {
            json.WriteNumber("sequence", product.Sequence);
            Levels(json, "bids", product.Spec, product.Book.Bids.Take(depth));
            Levels(json, "asks", product.Spec, product.Book.Asks.Take(depth));
        }));
    }

    /// <summary>The third is the number of orders, which no recording tells.</summary>
    private static void Levels(Utf8JsonWriter json, string name, SymbolSpec spec, IEnumerable<BookLevel> levels)
    {
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            json.WriteStartArray();
            json.DecimalValue(level.Price, spec.PriceDecimals);
            json.DecimalValue(level.Quantity, spec.QuantityDecimals);
            json.WriteNumberValue(1);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static VenueReply Ticker(CoinbaseProduct product)
    {
        if (product.Trades.Last is not { } last)
            return Error(404, "NotFound");
        return new VenueReply(200, JsonText.Object(json =>
        {
            json.WriteNumber("trade_id", last.Id);
            json.Decimal("price", last.Price, product.Spec.PriceDecimals);
            json.Decimal("size", last.Quantity, product.Spec.QuantityDecimals);
            json.WriteString("time", CoinbaseText.Time(product.LastTradeTime));
            json.Decimal("bid", product.Book.BestBid?.Price ?? 0, product.Spec.PriceDecimals);
            json.Decimal("ask", product.Book.BestAsk?.Price ?? 0, product.Spec.PriceDecimals);
            json.Decimal("volume", last.Quantity, 8);
        }));
    }

    /// <summary>Newest first; <c>after</c> asks for older ones.</summary>
    private static VenueReply Trades(CoinbaseProduct product, QueryText query)
    {
        var limit = Math.Clamp(BinanceWeights.Limit(query, TradesMax), 1, TradesMax);
        var before = long.TryParse(query.Get("after"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : long.MaxValue;
        var trades = product.Trades.Newest(int.MaxValue).Where(trade => trade.Id < before).TakeLast(limit).Reverse();
        return Write(json => Rows(json, trades, trade =>
        {
            json.WriteStartObject();
            json.WriteString("time", CoinbaseText.Time(trade.Time));
            json.WriteNumber("trade_id", trade.Id);
            json.Decimal("price", trade.Price, 8);
            json.Decimal("size", trade.Quantity, 8);
            json.WriteString("side", CoinbaseFrames.MakerSide(trade));
            json.WriteEndObject();
        }));
    }

    /// <summary>Newest first, without those in which nothing was traded.</summary>
    private static VenueReply Candles(CoinbaseProduct product, QueryText query, DateTime venueTime)
    {
        var text = query.Get("granularity") is { Length: > 0 } given ? given : "60";
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Array.IndexOf(Granularities, seconds) < 0)
            return Error(400, "Unsupported granularity");
        var end = Time(query.Get("end")) ?? venueTime;
        var start = Time(query.Get("start")) ?? end.AddSeconds(-(double)seconds * CandlesMax);
        if ((end - start).TotalSeconds / seconds > CandlesMax)
            return Error(400, "granularity too small for the requested time range. Count of aggregations requested exceeds 300");
        product.Klines.AdvanceTo(EpochTime.Millis(venueTime));
        var bars = product.Klines.Query(
            new KlineInterval("", seconds * 1000L), EpochTime.Millis(start), EpochTime.Millis(end), CandlesMax);
        return Write(json => Rows(json, bars.Where(bar => bar.Trades > 0).Reverse(), bar =>
        {
            json.WriteStartArray();
            json.WriteNumberValue(bar.OpenMs / 1000);
            foreach (var value in new[] { bar.Low, bar.High, bar.Open, bar.Close, bar.Volume })
                json.WriteNumberValue(Short(value));
            json.WriteEndArray();
        }));
    }

    /// <summary>Without zeros at the end: these are numbers, not texts.</summary>
    private static decimal Short(decimal value) => value / 1.0000000000000000000000000000m;

    public static DateTime? Time(string text) => text.Length == 0 ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? EpochTime.FromMillis(seconds * 1000)
        : DateTime.TryParse(text, CultureInfo.InvariantCulture, CoinbaseText.Utc, out var time) ? time
        : null;

    public static void Rows<T>(Utf8JsonWriter json, IEnumerable<T> rows, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var row in rows)
            write(row);
        json.WriteEndArray();
    }
}
