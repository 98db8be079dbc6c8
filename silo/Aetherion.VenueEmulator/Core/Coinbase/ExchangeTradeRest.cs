using System.Globalization;
using System.Text.Json;
using Aetherion.VenueEmulator.Core.Matching;

namespace Aetherion.VenueEmulator.Core.Coinbase;

/// <summary>Answers the signed requests of Coinbase Exchange: orders, fills, accounts.</summary>
internal sealed class ExchangeTradeRest(
    IReadOnlyDictionary<string, CoinbaseProduct> products, CoinbaseTrading trading, ExchangeAuthorizer authorizer,
    ExchangeOrderWriter writer, ExchangeUserChannel users)
{
    /// <summary>Whose accounts these are: those of the other protocol are apart.</summary>
    public const string AccountPrefix = "exchange:";

    private const int ListMax = 1000;
    private const string ClientMark = "client:";

    private readonly RequestBucket _bucket = new(perSecond: 15, burst: 30);
    private long _unnamed;

    public static bool IsFor(string path) => path.Trim('/').Split('/')[0] is "orders" or "fills" or "accounts";

    public VenueReply Handle(VenueRequest request, DateTime now, DateTime venueTime)
    {
        var (name, refusal) = authorizer.Check(request, venueTime);
        if (refusal is not null)
            return refusal;
        if (!_bucket.TryTake(name!, now))
            return CoinbaseRest.Error(429, "Private rate limit exceeded");
        var account = trading.Account(AccountPrefix + name);
        var query = QueryText.Read(request.Query);
        return (request.Method, request.Path.Trim('/').Split('/')) switch
        {
            ("POST", ["orders"]) => Place(account, request.Body, now),
            ("DELETE", ["orders"]) => CancelAll(account, query.Get("product_id"), now),
            ("DELETE", ["orders", var id]) => Cancel(account, id, query.Get("product_id"), now),
            ("GET", ["orders"]) => List(account, query),
            ("GET", ["orders", var id]) => Find(account, id) is { } order
                ? Write(json => writer.Order(json, order, SpecOf(order)))
                : CoinbaseRest.Error(404, "NotFound"),
            ("GET", ["fills"]) => Fills(account, query),
            ("GET", ["accounts"]) => Write(json => CoinbaseRest.Rows(
                json, account.Balances, each => ExchangeOrderWriter.Account(json, account, each.Key, each.Value))),
            _ => CoinbaseRest.Error(404, "NotFound"),
        };
    }

    private static VenueReply Write(Action<Utf8JsonWriter> write) => new(200, JsonText.Write(write));

    private Binance.SymbolSpec SpecOf(VenueOrder order) => products[order.Symbol].Spec;

    private VenueReply Place(VenueAccount account, ReadOnlyMemory<byte> body, DateTime now)
    {
        JsonElement root;
        try
        {
            root = JsonDocument.Parse(body).RootElement;
        }
        catch (JsonException)
        {
            return CoinbaseRest.Error(400, "Bad Request");
        }
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("product_id", out var id)
            || !products.TryGetValue(id.ToString(), out var product))
            return CoinbaseRest.Error(404, "NotFound");
        var unnamed = string.Create(CultureInfo.InvariantCulture, $"unnamed{++_unnamed}");
        var (order, mistake) = new ExchangeOrderReader(root, product.Spec, account).Read(unnamed);
        if (order is null)
            return CoinbaseRest.Error(400, mistake!);
        var reason = trading.Place(order, now);
        if (reason == RejectReason.WouldTake)
            return Reject(order, product.Spec, now);
        if (reason != RejectReason.None)
            return CoinbaseRest.Error(400, WordsOf(reason));
        users.TellOpen(order, now);
        return Write(json => writer.Order(json, order, product.Spec));
    }

    /// <summary>It would have taken and must not: answered as an order that was rejected, and never in the book.</summary>
    private VenueReply Reject(VenueOrder order, Binance.SymbolSpec spec, DateTime now)
    {
        order.Id = -trading.Engine.NextTradeId();
        (order.Life, order.CreatedTime, order.UpdatedTime) = (OrderLife.Rejected, now, now);
        return Write(json => writer.Order(json, order, spec, "post only"));
    }

    private VenueReply Cancel(VenueAccount account, string id, string product, DateTime now)
    {
        if (Find(account, id) is not { } order || (product.Length > 0 && order.Symbol != product))
            return CoinbaseRest.Error(404, "order not found");
        if (!order.IsOpen)
            return CoinbaseRest.Error(400, "Order already done");
        trading.Engine.Cancel(order, now);
        return Write(json => json.WriteStringValue(CoinbaseIds.Of(order.Id)));
    }

    private VenueReply CancelAll(VenueAccount account, string product, DateTime now)
    {
        var open = trading.Engine.Open(account, product).ToList();
        foreach (var order in open)
            trading.Engine.Cancel(order, now);
        return Write(json => CoinbaseRest.Rows(json, open, order => json.WriteStringValue(CoinbaseIds.Of(order.Id))));
    }

    /// <summary>Newest first. What ended without a fill is forgotten.</summary>
    private VenueReply List(VenueAccount account, QueryText query)
    {
        var statuses = query.Pairs.Where(pair => pair.Key == "status").Select(pair => pair.Value).ToList();
        var isAll = statuses.Contains("all");
        DateTime? start = CoinbaseRest.Time(query.Get("start_date"));
        var limit = int.TryParse(query.Get("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : ListMax;
        var orders = trading.Engine.All(account, query.Get("product_id"))
            .Where(order => IsKept(order) && (isAll || order.IsOpen || statuses.Contains("done"))
                && (isAll || !order.IsOpen || statuses.Count == 0 || statuses.Contains(order.IsWaiting ? "active" : "open"))
                && (start is null || order.CreatedTime >= start))
            .Reverse().Take(Math.Clamp(limit, 1, ListMax));
        return Write(json => CoinbaseRest.Rows(json, orders, order => writer.Order(json, order, SpecOf(order))));
    }

    private VenueReply Fills(VenueAccount account, QueryText query)
    {
        var (id, product) = (query.Get("order_id"), query.Get("product_id"));
        if (id.Length == 0 && product.Length == 0)
            return CoinbaseRest.Error(400, "You must specify either order_id or product_id");
        var fills = trading.Engine.All(account, product).Where(order => id.Length == 0 || CoinbaseIds.Of(order.Id) == id)
            .SelectMany(order => order.Fills.Select(fill => (order, fill))).OrderByDescending(each => each.fill.TradeId).Take(ListMax);
        return Write(json => CoinbaseRest.Rows(json, fills, each => writer.Fill(json, each.order, each.fill)));
    }

    private VenueOrder? Find(VenueAccount account, string id)
    {
        var order = id.StartsWith(ClientMark, StringComparison.Ordinal)
            ? trading.Engine.Find(account, id[ClientMark.Length..])
            : CoinbaseIds.Read(id) is { } number ? trading.Engine.Find(account, number) : null;
        return order is not null && IsKept(order) ? order : null;
    }

    private static bool IsKept(VenueOrder order) => order.IsOpen || order.Filled > 0;

    private static string WordsOf(RejectReason reason) => reason switch
    {
        RejectReason.InsufficientBalance => "Insufficient funds",
        RejectReason.NoLiquidity => "Insufficient liquidity",
        RejectReason.DuplicateClientId => "Duplicate client_oid",
        RejectReason.TooManyOrders or RejectReason.TooManyStops =>
            $"You have reached the limit of {CoinbaseTrading.OpenOrdersMax} open orders",
        RejectReason.WouldTrigger => "Invalid stop_price",
        RejectReason.Halted => "Trading is disabled",
        RejectReason.CancelOnly => "Cancel only mode",
        RejectReason.PostOnly => "Post only mode",
        RejectReason.LimitOnly => "Limit only mode",
        _ => reason.ToString(),
    };
}
