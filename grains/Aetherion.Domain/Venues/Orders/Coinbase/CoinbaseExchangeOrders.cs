using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Aetherion.Domain.Venues.Coinbase;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Coinbase;

/// <summary>
/// Orders on Coinbase Exchange, signed by HMAC. Client order ids are UUIDs there, and an order can be asked for and
/// cancelled by them.
/// </summary>
public sealed class CoinbaseExchangeOrders : IOrderProtocol
{
    private const string OrdersPath = "/orders";
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ssZ";
    private const int ListMax = 1000;
    private const decimal MillisecondsPerSecond = 1000;

    private static readonly FieldNames Refusal = new("message");

    private readonly CoinbaseExchangeOrderReader _orders;

    public CoinbaseExchangeOrders() => _orders = new CoinbaseExchangeOrderReader(Unknown);

    public string Venue => "coinbase";

    public UnknownNames Unknown { get; } = new();

    /// <summary>
    /// A signature is taken for 30 s, and our clock may be off by as much; the rest is for the lists to catch up. What
    /// ended without an execution is forgotten by the venue.
    /// </summary>
    public NonExecutionRule NonExecution { get; } = new(
        CanProve: true, TimeSpan.FromSeconds(75), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(3), ForgetsUnfilled: true);

    public VenueRequest Place(VenueOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.IsReduceOnly)
            throw new ArgumentException("Spot has no orders that only reduce.", nameof(order));
        var body = JsonBody.Write(writer => WriteOrder(writer, order));
        return new VenueRequest("POST", OrdersPath, "", body, RequestSecurity.Signature, Weight: 1, OrderCount: 1);
    }

    public VenueRequest Cancel(OrderReference order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Make("DELETE", PathOf(order), new KeyValuePair<string, string>("product_id", order.Symbol));
    }

    /// <exception cref="NotSupportedException">Coinbase Exchange neither edits nor replaces orders.</exception>
    public VenueRequest Replace(OrderReference current, VenueOrder next) =>
        throw new NotSupportedException("Coinbase Exchange does not replace orders; cancel the order, then place another.");

    public VenueRequest Query(OrderReference order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Make("GET", PathOf(order));
    }

    public VenueRequest OpenOrders(string symbol) => Make(
        "GET",
        OrdersPath,
        new("product_id", symbol),
        new("status", "open"),
        new("status", "pending"),
        new("status", "active"),
        new("limit", Amounts.Write(ListMax)));

    public VenueRequest History(string symbol, DateTimeOffset from) => Make(
        "GET",
        OrdersPath,
        new("product_id", symbol),
        new("status", "all"),
        new("start_date", from.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)),
        new("limit", Amounts.Write(ListMax)));

    public VenueRequest Trades(OrderReference order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.VenueOrderId.Length == 0)
            throw new ArgumentException("Executions are listed by the venue's id; ask for it first.", nameof(order));
        return Make("GET", "/fills", new("order_id", order.VenueOrderId), new("limit", Amounts.Write(ListMax)));
    }

    public VenueRequest Account() => Make("GET", "/accounts");

    public VenueRequest Rules(string symbol) =>
        Make("GET", $"/products/{Uri.EscapeDataString(symbol)}") with { Security = RequestSecurity.Public };

    public VenueRequest Clock() => Make("GET", "/time") with { Security = RequestSecurity.Public };

    public SignedRequest Sign(VenueRequest request, VenueCredentials credentials, SigningMoment moment)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(credentials);
        if (request.Security == RequestSecurity.Public)
            return SignedRequest.Plain(request);
        var time = CoinbaseSigner.TimeText(moment.VenueTime);
        var target = request.PathAndQuery;
        return new SignedRequest(
            request.Method,
            target,
            request.Body,
            request.Body.Length == 0 ? "" : "application/json",
            [
                new("CB-ACCESS-KEY", credentials.Key),
                new("CB-ACCESS-SIGN", CoinbaseSigner.Sign(credentials.Secret, time, request.Method, target, request.Body)),
                new("CB-ACCESS-TIMESTAMP", time),
                new("CB-ACCESS-PASSPHRASE", credentials.Passphrase ?? ""),
            ]);
    }

    /// <summary>An order that would take and must not is answered with success, and is rejected by its status.</summary>
    public OrderReply ReadPlaced(VenueOrder order, VenueAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(order);
        var reply = Read(answer, root => OrderReply.Done(_orders.ReadOrder(root, order.ClientOrderId)));
        // Nothing is looked for here: what is not found is the product.
        return reply.Kind == ReplyKind.NotFound ? reply with { Kind = ReplyKind.Refused } : reply;
    }

    public OrderReply ReadCancelled(OrderReference order, VenueAnswer answer) => Read(answer, _ => OrderReply.Done());

    /// <exception cref="NotSupportedException">Coinbase Exchange neither edits nor replaces orders.</exception>
    public OrderReply ReadReplaced(VenueOrder next, VenueAnswer answer) =>
        throw new NotSupportedException("Coinbase Exchange does not replace orders.");

    public OrderReply ReadQueried(OrderReference order, VenueAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Read(answer, root => OrderReply.Done(_orders.ReadOrder(root, order.ClientOrderId)));
    }

    /// <summary>A full page may go on at a next one, and is none to prove anything by.</summary>
    public OrderReply ReadOrders(VenueAnswer answer) => Read(answer, root => root.GetArrayLength() >= ListMax
        ? OrderReply.Lost("the list goes on")
        : OrderReply.Done([.. root.EnumerateArray().Select(order => _orders.ReadOrder(order))]));

    public OrderReply ReadTrades(VenueAnswer answer) =>
        Read(answer, root => OrderReply.Done(_orders.ReadFills(root)));

    public bool TryReadRules(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out OrderRuleBook? book) =>
        CoinbaseExchangeRules.TryRead(json, Unknown, out book);

    public DateTimeOffset? ReadClock(ReadOnlyMemory<byte> json) =>
        OrderJson.TryRead(json, root => (object)root.Amount("epoch"), out var seconds)
            && (decimal)seconds is > 0 and < 253402300800m and var epoch
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(epoch * MillisecondsPerSecond))
            : null;

    private OrderReply Read(VenueAnswer answer, Func<JsonElement, OrderReply> read)
    {
        if (answer.IsSuccess)
            return OrderAnswers.Read(answer, read);
        var text = OrderJson.TryRead(answer.Body, ReadRefusal, out var message) ? message : "";
        var kind = OrderAnswers.KindOf(answer.Status);
        if (kind == ReplyKind.Refused && text.Contains("timestamp", StringComparison.OrdinalIgnoreCase))
            kind = ReplyKind.ClockSkew;
        return new OrderReply(kind, $"HTTP_{answer.Status}", text, [], answer.RetryAfter);
    }

    private string ReadRefusal(JsonElement refusal)
    {
        Unknown.CheckFields("refusal", refusal, Refusal);
        return refusal.TextOrEmpty("message");
    }

    private static void WriteOrder(Utf8JsonWriter writer, VenueOrder order)
    {
        if (!Guid.TryParseExact(order.ClientOrderId, "D", out _))
            throw new ArgumentException("Client order ids of Coinbase Exchange are UUIDs.", nameof(order));
        writer.WriteString("client_oid", order.ClientOrderId);
        writer.WriteString("product_id", order.Symbol);
        writer.WriteString("side", order.Side == Side.Buy ? "buy" : "sell");
        writer.WriteString("type", TypeOf(order));
        writer.WriteString("size", Amounts.Write(order.Quantity));
        if (order.Type == VenueOrderType.Market)
            return;
        writer.WriteString("price", Amounts.Write(order.Price
            ?? throw new ArgumentException("An order of this type has a price.", nameof(order))));
        writer.WriteString("time_in_force", TimeInForceOf(order));
        if (order.Type == VenueOrderType.PostOnly)
            writer.WriteBoolean("post_only", true);
        if (order.StopPrice is not { } stop)
            return;
        // A purchase enters when the price has risen, a sale cuts its loss when it has fallen.
        writer.WriteString("stop", order.Side == Side.Buy ? "entry" : "loss");
        writer.WriteString("stop_price", Amounts.Write(stop));
    }

    private static string TypeOf(VenueOrder order) => order.Type switch
    {
        VenueOrderType.Market => "market",
        VenueOrderType.Limit or VenueOrderType.PostOnly or VenueOrderType.StopLimit => "limit",
        _ => throw new ArgumentException("Coinbase has no market orders that wait for a price.", nameof(order)),
    };

    private static string TimeInForceOf(VenueOrder order) => order.TimeInForce switch
    {
        TimeInForce.ImmediateOrCancel => "IOC",
        TimeInForce.FillOrKill => "FOK",
        _ => "GTC",
    };

    private static string PathOf(OrderReference order) => order.VenueOrderId.Length > 0
        ? $"{OrdersPath}/{Uri.EscapeDataString(order.VenueOrderId)}"
        : $"{OrdersPath}/client:{Uri.EscapeDataString(order.ClientOrderId)}";

    private static VenueRequest Make(
        string method, string path, params IEnumerable<KeyValuePair<string, string>> parameters) => new(
        method,
        path,
        VenueRequest.QueryOf(parameters),
        "",
        RequestSecurity.Signature,
        Weight: 1);
}
