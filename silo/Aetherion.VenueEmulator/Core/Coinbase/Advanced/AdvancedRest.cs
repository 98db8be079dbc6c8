using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Markets;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Coinbase.Advanced;

/// <summary>Answers the requests of Advanced Trade: those about the market, and, signed, those about orders.</summary>
internal sealed class AdvancedRest(
    IReadOnlyDictionary<string, CoinbaseProduct> products, AdvancedAuthorizer authorizer, AdvancedTradeRest trade)
{
    /// <summary>What all paths begin with.</summary>
    public const string Root = "/api/v3/brokerage/";

    private const string AliasQuote = "-USDC";
    private const int CandlesMax = 350;
    private const int TradesMax = 1000;
    private const decimal SizeMax = 3400;
    private const decimal FundsMax = 150_000_000;
    private static readonly Dictionary<string, int> Granularities = new()
    {
        ["ONE_MINUTE"] = 60, ["FIVE_MINUTE"] = 300, ["FIFTEEN_MINUTE"] = 900, ["THIRTY_MINUTE"] = 1800, ["ONE_HOUR"] = 3600,
        ["TWO_HOUR"] = 7200, ["SIX_HOUR"] = 21_600, ["ONE_DAY"] = 86_400,
    };

    private readonly RequestBucket _bucket = new(perSecond: 10, burst: 20);

    /// <summary>A product under the name its data comes by: those against USDC are aliases.</summary>
    public static string? NameOf(IReadOnlyDictionary<string, CoinbaseProduct> products, string id) =>
        products.ContainsKey(id) ? id
        : id.EndsWith(AliasQuote, StringComparison.Ordinal) && products.ContainsKey(id[..^1]) ? id[..^1]
        : null;

    /// <param name="path">From the first slash of the venue's own path on.</param>
    public VenueReply Handle(VenueRequest request, string path, DateTime now, DateTime venueTime)
    {
        var parts = path[Root.Length..].Split('/');
        var isPublic = parts[0] is "market" or "time";
        if (isPublic && !_bucket.TryTake(request.Address, now))
            return VenueReply.Of(429, "Too Many Requests");
        if (parts is ["time"])
            return Time(venueTime);
        if (isPublic)
            return Market(parts[1..], QueryText.Read(request.Query), venueTime);
        if (authorizer.Check(request, path, venueTime) is not { } account)
            return VenueReply.Of(401, "Unauthorized");
        return parts[0] is "products" or "product_book"
            ? Market(parts, QueryText.Read(request.Query), venueTime)
            : trade.Handle(request, parts, account, now);
    }

    public static VenueReply Write(Action<Utf8JsonWriter> write) => new(200, JsonText.Object(write));

    public static VenueReply Error(int status, string code, string message) => new(status, JsonText.Object(json =>
    {
        json.WriteString("error", code);
        json.WriteString("error_details", message);
        json.WriteString("message", message);
    }));

    private static VenueReply Time(DateTime venueTime) => Write(json =>
    {
        json.WriteString("iso", venueTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("epochSeconds", (EpochTime.Millis(venueTime) / 1000).ToString(CultureInfo.InvariantCulture));
        json.WriteString("epochMillis", EpochTime.Millis(venueTime).ToString(CultureInfo.InvariantCulture));
    });

    private VenueReply Market(string[] parts, QueryText query, DateTime venueTime)
    {
        if (parts is ["products"])
            return Products(query);
        if (parts is ["product_book"])
            return Find(query.Get("product_id")) is { } booked ? Book(booked, query, venueTime) : NotFound();
        if (parts is not ["products", var id, ..] || Find(id) is not { } product)
            return NotFound();
        return parts switch
        {
            [_, _] => Write(json => Product(json, product)),
            [_, _, "candles"] => Candles(product, query, venueTime),
            [_, _, "ticker"] => Trades(product, query),
            _ => NotFound(),
        };
    }

    private static VenueReply NotFound() => Error(404, "NOT_FOUND", "product not found");

    private CoinbaseProduct? Find(string id) => NameOf(products, id) is { } name ? products[name] : null;

    private VenueReply Products(QueryText query)
    {
        var wanted = query.Pairs.Where(pair => pair.Key == "product_ids").Select(pair => pair.Value).ToHashSet();
        var found = products.Values.Where(product => wanted.Count == 0 || wanted.Contains(product.Spec.Symbol)).ToList();
        return Write(json =>
        {
            json.WriteStartArray("products");
            foreach (var product in found)
            {
                json.WriteStartObject();
                Product(json, product);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("num_products", found.Count);
        });
    }

    private static void Product(Utf8JsonWriter json, CoinbaseProduct product)
    {
        var spec = product.Spec;
        json.WriteString("product_id", spec.Symbol);
        json.Plain("price", product.LastPrice);
        json.WriteString("price_percentage_change_24h", "0");
        json.WriteString("volume_24h", "0");
        json.WriteString("volume_percentage_change_24h", "0");
        json.Plain("base_increment", spec.QuantityStep);
        json.Plain("quote_increment", spec.PriceTick);
        json.Plain("quote_min_size", spec.MinNotional);
        json.Plain("quote_max_size", FundsMax);
        json.Plain("base_min_size", spec.QuantityStep);
        json.Plain("base_max_size", SizeMax);
        json.WriteString("base_name", spec.BaseAsset);
        json.WriteString("quote_name", spec.QuoteAsset);
        foreach (var flag in new[] { "watched", "is_disabled", "new" })
            json.WriteBoolean(flag, false);
        json.WriteString("status", product.Status);
        CoinbaseFrames.Switches(json, product.Trading);
        json.WriteBoolean("auction_mode", false);
        json.WriteString("product_type", "SPOT");
        json.WriteString("quote_currency_id", spec.QuoteAsset);
        json.WriteString("base_currency_id", spec.BaseAsset);
        json.WriteNull("fcm_trading_session_details");
        json.WriteString("mid_market_price", "");
        json.WriteString("alias", "");
        json.WriteStartArray("alias_to");
        if (spec.QuoteAsset == "USD")
            json.WriteStringValue(spec.BaseAsset + AliasQuote);
        json.WriteEndArray();
        json.WriteString("base_display_symbol", spec.BaseAsset);
        json.WriteString("quote_display_symbol", spec.QuoteAsset);
        json.WriteBoolean("view_only", false);
        json.Plain("price_increment", spec.PriceTick);
        json.WriteString("display_name", spec.Symbol);
        json.WriteString("product_venue", "CBE");
    }

    private static VenueReply Book(CoinbaseProduct product, QueryText query, DateTime venueTime)
    {
        var limit = int.TryParse(query.Get("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0
            ? given : int.MaxValue;
        return Write(json =>
        {
            json.WriteStartObject("pricebook");
            json.WriteString("product_id", product.Spec.Symbol);
            Levels(json, "bids", product.Book.Bids.Take(limit));
            Levels(json, "asks", product.Book.Asks.Take(limit));
            json.WriteString("time", CoinbaseText.Time(venueTime));
            json.WriteEndObject();
        });
    }

    private static void Levels(Utf8JsonWriter json, string name, IEnumerable<BookLevel> levels)
    {
        json.WriteStartArray(name);
        foreach (var level in levels)
        {
            json.WriteStartObject();
            json.Plain("price", level.Price);
            json.Plain("size", level.Quantity);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Newest first; from and to a second, which both belong to it.</summary>
    private static VenueReply Trades(CoinbaseProduct product, QueryText query)
    {
        var limit = Math.Clamp(BinanceWeights.Limit(query, TradesMax), 1, TradesMax);
        var (start, end) = (Seconds(query.Get("start")) ?? 0, Seconds(query.Get("end")) ?? int.MaxValue);
        var trades = product.Trades.Between(start * 1000, (end * 1000) + 999, int.MaxValue).TakeLast(limit).Reverse();
        return Write(json =>
        {
            json.WriteStartArray("trades");
            foreach (var trade in trades)
            {
                json.WriteStartObject();
                json.WriteString("trade_id", trade.Id.ToString(CultureInfo.InvariantCulture));
                json.WriteString("product_id", product.Spec.Symbol);
                json.Plain("price", trade.Price);
                json.Plain("size", trade.Quantity);
                json.WriteString("time", CoinbaseText.Time(trade.Time));
                json.WriteString("side", trade.IsBuyerMaker ? "BUY" : "SELL");
                json.WriteString("bid", "");
                json.WriteString("ask", "");
                json.WriteString("exchange", "coinbase");
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.Plain("best_bid", product.Book.BestBid?.Price ?? 0);
            json.Plain("best_ask", product.Book.BestAsk?.Price ?? 0);
        });
    }

    /// <summary>Newest first, without those in which nothing was traded.</summary>
    private static VenueReply Candles(CoinbaseProduct product, QueryText query, DateTime venueTime)
    {
        if (!Granularities.TryGetValue(query.Get("granularity"), out var seconds))
            return Error(400, "INVALID_ARGUMENT", "granularity is not valid");
        if (Seconds(query.Get("start")) is not { } start || Seconds(query.Get("end")) is not { } end)
            return Error(400, "INVALID_ARGUMENT", "start and end are required");
        if ((end - start) / seconds > CandlesMax)
            return Error(400, "INVALID_ARGUMENT", $"number of candles requested should be less than {CandlesMax}");
        product.Klines.AdvanceTo(EpochTime.Millis(venueTime));
        var bars = product.Klines.Query(new KlineInterval("", seconds * 1000L), start * 1000, end * 1000, CandlesMax);
        return Write(json =>
        {
            json.WriteStartArray("candles");
            foreach (var bar in bars.Where(bar => bar.Trades > 0).Reverse())
            {
                json.WriteStartObject();
                json.WriteString("start", (bar.OpenMs / 1000).ToString(CultureInfo.InvariantCulture));
                json.Plain("low", bar.Low);
                json.Plain("high", bar.High);
                json.Plain("open", bar.Open);
                json.Plain("close", bar.Close);
                json.Plain("volume", bar.Volume);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
    }

    private static long? Seconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
