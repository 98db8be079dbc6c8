using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aetherion.Domain.Venues.Coinbase;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>
/// Orders on Coinbase Advanced Trade. An order can be asked for by the venue's id alone, so one whose id is not known is
/// looked for in the list of orders.
/// </summary>
public sealed class CoinbaseOrders : IOrderProtocol
{
    /// <summary>The host that tokens are made for.</summary>
    public const string DefaultHost = "api.coinbase.com";

    private const string OrdersPath = "/api/v3/brokerage/orders";
    private const string ListPath = $"{OrdersPath}/historical/batch";
    private const string FillsPath = $"{OrdersPath}/historical/fills";
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ssZ";
    private const int ListMax = 250;

    private readonly string _host;
    private readonly CoinbaseOrderReader _orders;

    /// <param name="host">The host that tokens are made for.</param>
    public CoinbaseOrders(string host = DefaultHost) => (_host, _orders) = (host, new CoinbaseOrderReader(Unknown));

    public string Venue => "coinbase-advanced";

    public UnknownNames Unknown { get; } = new();

    /// <summary>
    /// A token is valid for 120 s, so a request that is under way cannot be taken later; the rest is for the list of
    /// orders to catch up.
    /// </summary>
    public NonExecutionRule NonExecution { get; } = new(
        CanProve: true, TimeSpan.FromSeconds(150), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(4));

    public VenueRequest Place(VenueOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Post(OrdersPath, orderCount: 1, writer =>
        {
            writer.WriteString("client_order_id", order.ClientOrderId);
            writer.WriteString("product_id", order.Symbol);
            writer.WriteString("side", order.Side == Side.Buy ? "BUY" : "SELL");
            writer.WriteStartObject("order_configuration");
            WriteConfiguration(writer, order);
            writer.WriteEndObject();
        });
    }

    public VenueRequest Cancel(OrderReference order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Post($"{OrdersPath}/batch_cancel", orderCount: 0, writer =>
        {
            writer.WriteStartArray("order_ids");
            writer.WriteStringValue(Known(order));
            writer.WriteEndArray();
        });
    }

    /// <summary>Edits price and size in place; the order keeps its client id.</summary>
    public VenueRequest Replace(OrderReference current, VenueOrder next)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(next);
        return Post($"{OrdersPath}/edit", orderCount: 1, writer =>
        {
            writer.WriteString("order_id", Known(current));
            writer.WriteString("price", Amounts.Write(next.Price
                ?? throw new ArgumentException("Only orders with a price can be edited.", nameof(next))));
            writer.WriteString("size", Amounts.Write(next.Quantity));
        });
    }

    public VenueRequest Query(OrderReference order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.VenueOrderId.Length > 0
            ? Get($"{OrdersPath}/historical/{Uri.EscapeDataString(order.VenueOrderId)}")
            : Get(ListPath, new("product_ids", order.Symbol), new("limit", Amounts.Write(ListMax)));
    }

    public VenueRequest Query(OrderReference order, DateTimeOffset from)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.VenueOrderId.Length > 0 ? Query(order) : History(order.Symbol, from);
    }

    public VenueRequest OpenOrders(string symbol) =>
        Get(ListPath, new("product_ids", symbol), new("order_status", "OPEN"), new("limit", Amounts.Write(ListMax)));

    public VenueRequest History(string symbol, DateTimeOffset from) => Get(
        ListPath,
        new("product_ids", symbol),
        new("start_date", from.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)),
        new("limit", Amounts.Write(ListMax)));

    public VenueRequest Trades(OrderReference order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Get(FillsPath, new("order_ids", Known(order)), new("limit", Amounts.Write(ListMax)));
    }

    /// <summary>A list of executions does not say whether it goes on: there may be a cursor behind the last, and an empty page then.</summary>
    public VenueRequest? NextPage(VenueRequest asked, VenueAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Path is not (ListPath or FillsPath) || !answer.IsSuccess
            || !OrderJson.TryRead(answer.Body, CursorOf, out var cursor) || cursor.Length == 0)
            return null;
        var first = asked.Query.Split("&cursor=")[0];
        return asked with { Query = $"{first}&cursor={Uri.EscapeDataString(cursor)}" };
    }

    public VenueRequest Account() =>
        Get("/api/v3/brokerage/accounts", new KeyValuePair<string, string>("limit", Amounts.Write(ListMax)));

    public VenueRequest Rules(string symbol) =>
        Get("/api/v3/brokerage/market/products", new KeyValuePair<string, string>("product_ids", symbol)) with
        {
            Security = RequestSecurity.Public,
        };

    public VenueRequest Clock() => Get("/api/v3/brokerage/time") with { Security = RequestSecurity.Public };

    public SignedRequest Sign(VenueRequest request, VenueCredentials credentials, SigningMoment moment)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(credentials);
        if (request.Security == RequestSecurity.Public)
            return SignedRequest.Plain(request);
        using var key = ECDsa.Create();
        key.ImportFromPem(credentials.Secret);
        var token = CoinbaseToken.ForRest(
            key, credentials.Key, new CoinbaseRequest(request.Method, _host, request.Path), moment.VenueTime, moment.Nonce);
        return new SignedRequest(
            request.Method,
            request.PathAndQuery,
            request.Body,
            request.Body.Length == 0 ? "" : "application/json",
            [new("Authorization", $"Bearer {token}")]);
    }

    /// <summary>The answer repeats the order's configuration and says nothing of executions.</summary>
    public OrderReply ReadPlaced(VenueOrder order, VenueAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Read(answer, root =>
        {
            Unknown.CheckFields("placed", root, CoinbaseOrderFields.Placed);
            return root.Flag("success")
                ? OrderReply.Done(ReadPlaced(order, root.Child("success_response")))
                : Failure(root, "new_order_failure_reason");
        });
    }

    public OrderReply ReadCancelled(OrderReference order, VenueAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Read(answer, root =>
        {
            Unknown.CheckFields("cancelled", root, CoinbaseOrderFields.Cancelled);
            var result = root.Child("results").EnumerateArray().FirstOrDefault(r => r.Text("order_id") == order.VenueOrderId);
            if (result.ValueKind != JsonValueKind.Object)
                return OrderReply.Lost("the answer does not tell of the order");
            Unknown.CheckFields("cancellation", result, CoinbaseOrderFields.Cancellation);
            var reason = result.TextOrEmpty("failure_reason");
            return result.Flag("success")
                ? OrderReply.Done()
                : new OrderReply(reason == "UNKNOWN_CANCEL_ORDER" ? ReplyKind.NotFound : ReplyKind.Refused, reason, "", []);
        });
    }

    public OrderReply ReadReplaced(VenueOrder next, VenueAnswer answer) => Read(answer, root =>
    {
        Unknown.CheckFields("edited", root, CoinbaseOrderFields.Edited);
        return root.Flag("success") ? OrderReply.Done() : Failure(root, "edit_order_failure_reason");
    });

    /// <summary>One order where it was asked for by the venue's id, otherwise the one of our id in a list.</summary>
    public OrderReply ReadQueried(OrderReference order, VenueAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Read(answer, root =>
        {
            if (root.Find("order") is { } one)
            {
                Unknown.CheckFields("found", root, CoinbaseOrderFields.Found);
                return OrderReply.Done(_orders.ReadOrder(one));
            }
            Unknown.CheckFields("orders", root, CoinbaseOrderFields.List);
            var found = root.Child("orders").EnumerateArray()
                .FirstOrDefault(o => o.TextOrEmpty("client_order_id") == order.ClientOrderId);
            return found.ValueKind == JsonValueKind.Object
                ? OrderReply.Done(_orders.ReadOrder(found))
                : NotInList(root);
        });
    }

    /// <summary>A list that goes on at a next page is none to prove anything by; its orders are told all the same.</summary>
    public OrderReply ReadOrders(VenueAnswer answer) => Read(answer, root =>
    {
        Unknown.CheckFields("orders", root, CoinbaseOrderFields.List);
        var reply = OrderReply.Done([.. root.Child("orders").EnumerateArray().Select(_orders.ReadOrder)]);
        return HasMore(root) ? OrderReply.Lost("the list goes on") with { Reports = reply.Reports } : reply;
    });

    public OrderReply ReadTrades(VenueAnswer answer) => Read(answer, root =>
    {
        Unknown.CheckFields("fills", root, CoinbaseOrderFields.Fills);
        return OrderReply.Done(_orders.ReadFills(root.Child("fills")));
    });

    public bool TryReadRules(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out OrderRuleBook? book) =>
        CoinbaseRules.TryRead(json, Unknown, out book);

    public DateTimeOffset? ReadClock(ReadOnlyMemory<byte> json) => OrderJson.ReadClock(json, "epochMillis");

    private OrderReport ReadPlaced(VenueOrder order, JsonElement placed)
    {
        Unknown.CheckFields("placed order", placed, CoinbaseOrderFields.PlacedOrder);
        return new OrderReport(
            order.Symbol,
            placed.Text("client_order_id"),
            placed.Text("order_id"),
            VenueOrderStatus.New,
            ExecutedQuantity: null,
            [],
            "");
    }

    private static OrderReply NotInList(JsonElement root) => HasMore(root)
        ? OrderReply.Lost("the list goes on")
        : new OrderReply(ReplyKind.NotFound, "", "not in the list of orders", []);

    private static bool HasMore(JsonElement root) => root.Flag("has_next");

    private static string CursorOf(JsonElement root)
    {
        var isLast = root.Find("fills") is { } fills
            ? fills.ValueKind != JsonValueKind.Array || fills.GetArrayLength() == 0
            : !HasMore(root);
        return isLast ? "" : root.TextOrEmpty("cursor");
    }

    private OrderReply Failure(JsonElement root, string reasonField)
    {
        var error = root.Find("error_response");
        if (error is { } refusal)
            Unknown.CheckFields("refusal", refusal, CoinbaseOrderFields.Refusal);
        var reason = error?.TextOrEmpty(reasonField) is { Length: > 0 } named
            ? named
            : error?.TextOrEmpty("error") ?? root.TextOrEmpty("failure_reason");
        var text = $"{error?.TextOrEmpty("message")} {error?.TextOrEmpty("error_details")}".Trim();
        // Success is false: the order was not created. A reason that is not named leaves that as it is.
        return new OrderReply(ReplyKind.Refused, reason, text, []);
    }

    private static OrderReply Read(VenueAnswer answer, Func<JsonElement, OrderReply> read) => answer.IsSuccess
        ? OrderAnswers.Read(answer, read)
        : new OrderReply(OrderAnswers.KindOf(answer.Status), $"HTTP_{answer.Status}", Excerpt(answer), [], answer.RetryAfter);

    private static string Excerpt(VenueAnswer answer)
    {
        const int LengthMax = 200;
        return Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(LengthMax, answer.Body.Length)]);
    }

    private static string Known(OrderReference order) => order.VenueOrderId.Length > 0
        ? order.VenueOrderId
        : throw new ArgumentException("Coinbase names orders by its own id; ask for it first.", nameof(order));

    private static VenueRequest Get(string path, params IEnumerable<KeyValuePair<string, string>> parameters) => new(
        "GET",
        path,
        VenueRequest.QueryOf(parameters),
        "",
        RequestSecurity.Signature,
        Weight: 1);

    private static VenueRequest Post(string path, int orderCount, Action<Utf8JsonWriter> write) =>
        new("POST", path, "", JsonBody.Write(write), RequestSecurity.Signature, Weight: 1, orderCount);

    private static void WriteConfiguration(Utf8JsonWriter writer, VenueOrder order)
    {
        writer.WriteStartObject(NameOf(order));
        writer.WriteString("base_size", Amounts.Write(order.Quantity));
        if (order.Price is { } price)
            writer.WriteString("limit_price", Amounts.Write(price));
        if (order.StopPrice is { } stop)
        {
            writer.WriteString("stop_price", Amounts.Write(stop));
            writer.WriteString(
                "stop_direction", order.Side == Side.Buy ? "STOP_DIRECTION_STOP_UP" : "STOP_DIRECTION_STOP_DOWN");
        }
        if (order.Type == VenueOrderType.PostOnly || NameOf(order) == "limit_limit_gtc")
            writer.WriteBoolean("post_only", order.Type == VenueOrderType.PostOnly);
        writer.WriteEndObject();
    }

    private static string NameOf(VenueOrder order) => (order.Type, order.TimeInForce) switch
    {
        (VenueOrderType.Market, TimeInForce.FillOrKill) => "market_market_fok",
        (VenueOrderType.Market, _) => "market_market_ioc",
        (VenueOrderType.Limit, TimeInForce.ImmediateOrCancel) => "sor_limit_ioc",
        (VenueOrderType.Limit, TimeInForce.FillOrKill) => "limit_limit_fok",
        (VenueOrderType.Limit or VenueOrderType.PostOnly, _) => "limit_limit_gtc",
        (VenueOrderType.StopLimit, _) => "stop_limit_stop_limit_gtc",
        _ => throw new ArgumentException("Coinbase has no market orders that wait for a price.", nameof(order)),
    };
}
