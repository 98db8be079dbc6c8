using System.Diagnostics.CodeAnalysis;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Aetherion.Domain.Venues.Weex;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Weex;

/// <summary>
/// Orders on WEEX, spot or futures; they differ in paths and in what a place answers. The venue publishes neither a
/// bound after which a request cannot be taken nor a list of what its error codes prove, so less is concluded here.
/// </summary>
public sealed class WeexOrders(bool isFutures) : IOrderProtocol
{
    private const string ListMax = "1000";

    private readonly string _root = isFutures ? "/capi/v3" : "/api/v3";

    public string Venue => isFutures ? "weex-futures" : "weex";

    public UnknownNames Unknown { get; } = new();

    /// <summary>"No such order" proves nothing here: a person has to look.</summary>
    public NonExecutionRule NonExecution { get; } = new(
        CanProve: false, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(2));

    public VenueRequest Place(VenueOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.IsReduceOnly && !isFutures)
            throw new ArgumentException("Spot has no orders that only reduce.", nameof(order));
        var body = JsonBody.Write(writer => WriteOrder(writer, order));
        return new VenueRequest("POST", $"{_root}/order", "", body, RequestSecurity.Signature, Weight: 5, OrderCount: 1);
    }

    public VenueRequest Cancel(OrderReference order) => Make("DELETE", "/order", 3, IdOf(order));

    /// <exception cref="NotSupportedException">WEEX neither edits nor replaces orders.</exception>
    public VenueRequest Replace(OrderReference current, VenueOrder next) =>
        throw new NotSupportedException("WEEX does not replace orders; cancel the order, then place another.");

    public VenueRequest Query(OrderReference order) => Make("GET", "/order", 2, IdOf(order));

    public VenueRequest OpenOrders(string symbol) =>
        Make("GET", "/openOrders", 3, new KeyValuePair<string, string>("symbol", symbol));

    public VenueRequest History(string symbol, DateTimeOffset from) => Make(
        "GET",
        isFutures ? "/order/history" : "/allOrders",
        10,
        new("symbol", symbol),
        new("startTime", Amounts.Write(from.ToUnixTimeMilliseconds())),
        new("limit", ListMax));

    public VenueRequest Trades(OrderReference order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Make(
            "GET",
            isFutures ? "/userTrades" : "/myTrades",
            5,
            new("symbol", order.Symbol),
            new("orderId", order.VenueOrderId),
            new("limit", ListMax));
    }

    public VenueRequest Account() => Make("GET", isFutures ? "/account/balance" : "/account/", 5);

    public VenueRequest? Positions() => isFutures ? Make("GET", "/account/position/allPosition", 5) : null;

    public VenueRequest Rules(string symbol) =>
        Make("GET", isFutures ? "/market/exchangeInfo" : "/exchangeInfo", 10) with { Security = RequestSecurity.Public };

    public VenueRequest Clock() =>
        Make("GET", isFutures ? "/market/time" : "/time", 1) with { Security = RequestSecurity.Public };

    public SignedRequest Sign(VenueRequest request, VenueCredentials credentials, SigningMoment moment)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(credentials);
        if (request.Security == RequestSecurity.Public)
            return SignedRequest.Plain(request);
        var time = moment.VenueTime.ToUnixTimeMilliseconds();
        var target = request.PathAndQuery;
        return new SignedRequest(
            request.Method,
            target,
            request.Body,
            request.Body.Length == 0 ? "" : "application/json",
            Headers(credentials, time, WeexSigner.SignRest(credentials.Secret, time, request.Method, target, request.Body)));
    }

    /// <summary>What says who asks, when, and proves it.</summary>
    internal static ImmutableArray<KeyValuePair<string, string>> Headers(VenueCredentials credentials, long time, string signature) =>
    [
        new("ACCESS-KEY", credentials.Key),
        new("ACCESS-SIGN", signature),
        new("ACCESS-TIMESTAMP", time.ToString(CultureInfo.InvariantCulture)),
        new("ACCESS-PASSPHRASE", credentials.Passphrase ?? ""),
    ];

    public OrderReply ReadPlaced(VenueOrder order, VenueAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Read(answer, root =>
        {
            Unknown.CheckFields("placed", root, WeexOrderFields.Placed);
            return isFutures && !root.Flag("success")
                ? Failure(root)
                : OrderReply.Done(Report(order.Symbol, root, order.ClientOrderId, VenueOrderStatus.New));
        });
    }

    public OrderReply ReadCancelled(OrderReference order, VenueAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Read(answer, root =>
        {
            Unknown.CheckFields("cancelled", root, WeexOrderFields.Cancelled);
            return isFutures && !root.Flag("success") ? Failure(root) : OrderReply.Done();
        });
    }

    /// <exception cref="NotSupportedException">WEEX neither edits nor replaces orders.</exception>
    public OrderReply ReadReplaced(VenueOrder next, VenueAnswer answer) =>
        throw new NotSupportedException("WEEX does not replace orders.");

    public OrderReply ReadQueried(OrderReference order, VenueAnswer answer) =>
        Read(answer, root => OrderReply.Done(ReadOrder(root)));

    public OrderReply ReadOrders(VenueAnswer answer) =>
        Read(answer, root => OrderReply.Done([.. root.EnumerateArray().Select(ReadOrder)]));

    public OrderReply ReadTrades(VenueAnswer answer) => Read(answer, root =>
        OrderReply.Done(OrderAnswers.ReadExecutions(root, "symbol", "orderId", ReadFill)));

    /// <summary>A position of a side that is not known makes the list unreadable: leaving it out would hide what is held.</summary>
    public PositionReply ReadPositions(VenueAnswer answer) => PositionReader.Read(answer, position =>
    {
        Unknown.CheckFields("position", position, WeexOrderFields.Position);
        var side = position.Text("side") switch
        {
            "LONG" => Side.Buy,
            "SHORT" => Side.Sell,
            var other => Unknown.Replace<Side?>("position side", other, null)
                ?? throw new FormatException($"'{other}' is no side of a position."),
        };
        return new AccountPosition(
            position.Text("symbol"),
            side,
            position.Amount("size"),
            position.Amount("openValue"),
            position.Amount("unrealizePnl"),
            PositionReader.LiquidationPrice(position, "liquidatePrice"));
    });

    public bool TryReadRules(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out OrderRuleBook? book) =>
        isFutures ? WeexRules.TryReadFutures(json, Unknown, out book) : WeexRules.TryReadSpot(json, Unknown, out book);

    public DateTimeOffset? ReadClock(ReadOnlyMemory<byte> json) => OrderJson.ReadClock(json, "serverTime");

    internal static VenueOrderStatus StatusOf(string status, UnknownNames unknown) => status switch
    {
        "NEW" or "PENDING" or "OPEN" or "UNTRIGGERED" => VenueOrderStatus.New,
        "PARTIALLY_FILLED" => VenueOrderStatus.PartiallyFilled,
        "FILLED" => VenueOrderStatus.Filled,
        "CANCELED" or "CANCELLED" => VenueOrderStatus.Cancelled,
        "REJECTED" => VenueOrderStatus.Rejected,
        "EXPIRED" => VenueOrderStatus.Expired,
        _ => unknown.Replace("status", status, VenueOrderStatus.Unrecognized),
    };

    private OrderReport ReadOrder(JsonElement order)
    {
        Unknown.CheckFields("order", order, WeexOrderFields.Order);
        return Report(order.Text("symbol"), order, "", StatusOf(order.Text("status"), Unknown)) with
        {
            ExecutedQuantity = order.Amount("executedQty"),
        };
    }

    private OrderReport Report(string symbol, JsonElement order, string clientId, VenueOrderStatus status) => new(
        symbol,
        order.TextOrEmpty("clientOrderId") is { Length: > 0 } named ? named : clientId,
        order.Text("orderId"),
        status,
        ExecutedQuantity: null,
        [],
        "")
    {
        Side = OrderSides.Read(order.TextOrEmpty("side"), Unknown),
    };

    private VenueFill ReadFill(JsonElement trade)
    {
        Unknown.CheckFields("trade", trade, WeexOrderFields.Trade);
        return new VenueFill(
            trade.Text("id"),
            trade.Amount("price"),
            trade.Amount("qty"),
            trade.Amount("commission"),
            trade.TextOrEmpty("commissionAsset"),
            trade.Time("time"));
    }

    private static OrderReply Failure(JsonElement root) =>
        new(ReplyKind.Refused, root.TextOrEmpty("errorCode"), root.TextOrEmpty("errorMessage"), []);

    /// <summary>A refusal proves something only with a status of 400 to 499.</summary>
    private OrderReply Read(VenueAnswer answer, Func<JsonElement, OrderReply> read)
    {
        if (answer.IsSuccess)
            return OrderAnswers.Read(answer, read);
        var kind = OrderAnswers.KindOf(answer.Status);
        return OrderJson.TryRead(answer.Body, root => ReadError(root, kind, answer), out var error)
            ? error
            : new OrderReply(kind, "", $"HTTP {answer.Status}", [], answer.RetryAfter);
    }

    private OrderReply ReadError(JsonElement root, ReplyKind kind, VenueAnswer answer)
    {
        Unknown.CheckFields("refusal", root, WeexOrderFields.Refusal);
        return new OrderReply(kind, root.TextOrEmpty("code"), root.TextOrEmpty("msg"), [], answer.RetryAfter);
    }

    private void WriteOrder(Utf8JsonWriter writer, VenueOrder order)
    {
        writer.WriteString("symbol", order.Symbol);
        writer.WriteString("side", order.Side == Side.Buy ? "BUY" : "SELL");
        if (isFutures)
            writer.WriteString("positionSide", PositionSideOf(order));
        writer.WriteString("type", TypeOf(order));
        if (order.Type != VenueOrderType.Market)
            writer.WriteString("timeInForce", TimeInForceOf(order));
        writer.WriteString("quantity", Amounts.Write(order.Quantity));
        if (order.Price is { } price)
            writer.WriteString("price", Amounts.Write(price));
        writer.WriteString("newClientOrderId", order.ClientOrderId);
    }

    /// <summary>
    /// Bots hold long positions only, so a sale closes what purchases opened: it never opens a short one beside it. A purchase
    /// that only reduces closes a short position, whoever opened that.
    /// </summary>
    private static string PositionSideOf(VenueOrder order) => order is { Side: Side.Buy, IsReduceOnly: true } ? "SHORT" : "LONG";

    private static string TypeOf(VenueOrder order) => order switch
    {
        { Type: VenueOrderType.Market } => "MARKET",
        { Type: VenueOrderType.Limit or VenueOrderType.PostOnly } => "LIMIT",
        _ => throw new ArgumentException("WEEX takes stop orders elsewhere, which is not used here.", nameof(order)),
    };

    private static string TimeInForceOf(VenueOrder order) => order switch
    {
        { Type: VenueOrderType.PostOnly } => "POST_ONLY",
        { TimeInForce: TimeInForce.ImmediateOrCancel } => "IOC",
        { TimeInForce: TimeInForce.FillOrKill } => "FOK",
        _ => "GTC",
    };

    private static KeyValuePair<string, string> IdOf(OrderReference order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.VenueOrderId.Length > 0
            ? new("orderId", order.VenueOrderId)
            : new("origClientOrderId", order.ClientOrderId);
    }

    private VenueRequest Make(
        string method, string path, int weight, params IEnumerable<KeyValuePair<string, string>> parameters) => new(
        method,
        _root + path,
        VenueRequest.QueryOf(parameters),
        "",
        RequestSecurity.Signature,
        weight);
}
