using System.Diagnostics.CodeAnalysis;

namespace Aetherion.Domain.Venues.Orders.Binance;

/// <summary>Orders on Binance spot.</summary>
public sealed class BinanceSpotOrders : IOrderProtocol
{
    private const string OrderPath = "/api/v3/order";

    private readonly BinanceReplies _replies;

    public BinanceSpotOrders() => _replies = new BinanceReplies(Unknown);

    public string Venue => "binance";

    public UnknownNames Unknown { get; } = new();

    public NonExecutionRule NonExecution => BinanceRequests.NonExecution;

    public VenueRequest Place(VenueOrder order) =>
        BinanceRequests.Make("POST", OrderPath, ParametersOf(order), weight: 1, orderCount: 1);

    public VenueRequest Cancel(OrderReference order) =>
        BinanceRequests.MakeForOrder("DELETE", OrderPath, order, weight: 1);

    /// <summary>Cancels and places in one request; when the cancel fails, nothing is placed.</summary>
    public VenueRequest Replace(OrderReference current, VenueOrder next) => BinanceRequests.Make(
        "POST",
        "/api/v3/order/cancelReplace",
        [
            .. ParametersOf(next),
            new("cancelReplaceMode", "STOP_ON_FAILURE"),
            BinanceRequests.IdOf(current, "cancelOrderId", "cancelOrigClientOrderId"),
        ],
        weight: 1,
        orderCount: 1);

    public VenueRequest Query(OrderReference order) =>
        BinanceRequests.MakeForOrder("GET", OrderPath, order, weight: 4);

    public VenueRequest OpenOrders(string symbol) =>
        BinanceRequests.Make("GET", "/api/v3/openOrders", [new("symbol", symbol)], weight: 6);

    public VenueRequest History(string symbol, DateTimeOffset from) =>
        BinanceRequests.MakeHistory("/api/v3/allOrders", symbol, from, weight: 20);

    public VenueRequest Trades(OrderReference order) => BinanceRequests.MakeTrades("/api/v3/myTrades", order, weight: 5);

    public VenueRequest Account() =>
        BinanceRequests.Make("GET", "/api/v3/account", [new("omitZeroBalances", "true")], weight: 20);

    public VenueRequest Rules(string symbol) => BinanceRequests.Make(
        "GET", "/api/v3/exchangeInfo", [new("symbol", symbol)], weight: 20, security: RequestSecurity.Public);

    public VenueRequest Clock() =>
        BinanceRequests.Make("GET", "/api/v3/time", [], weight: 1, security: RequestSecurity.Public);

    public SignedRequest Sign(VenueRequest request, VenueCredentials credentials, SigningMoment moment) =>
        BinanceRequests.Sign(request, credentials, moment.VenueTime);

    public OrderReply ReadPlaced(VenueOrder order, VenueAnswer answer) => _replies.ReadOrder(answer);

    public OrderReply ReadCancelled(OrderReference order, VenueAnswer answer) => _replies.ReadOrder(answer);

    public OrderReply ReadReplaced(VenueOrder next, VenueAnswer answer) => _replies.ReadCancelReplaced(answer);

    public OrderReply ReadQueried(OrderReference order, VenueAnswer answer) =>
        _replies.ReadQueried(order, answer);

    public OrderReply ReadOrders(VenueAnswer answer) => _replies.ReadOrders(answer);

    public OrderReply ReadTrades(VenueAnswer answer) => _replies.ReadTrades(answer);

    public bool TryReadRules(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out OrderRuleBook? book) =>
        BinanceRules.TryRead(json, Unknown, out book);

    public DateTimeOffset? ReadClock(ReadOnlyMemory<byte> json) => OrderJson.ReadClock(json, "serverTime");

    private static IEnumerable<KeyValuePair<string, string>> ParametersOf(VenueOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.IsReduceOnly)
            throw new ArgumentException("Spot has no orders that only reduce.", nameof(order));
        yield return new("symbol", order.Symbol);
        yield return new("side", BinanceRequests.SideOf(order.Side));
        yield return new("type", TypeOf(order.Type));
        if (order.Type is VenueOrderType.Limit or VenueOrderType.StopLimit)
            yield return new("timeInForce", BinanceRequests.TimeInForceOf(order.TimeInForce));
        yield return new("quantity", Amounts.Write(order.Quantity));
        if (order.Price is { } price)
            yield return new("price", Amounts.Write(price));
        if (order.StopPrice is { } stop)
            yield return new("stopPrice", Amounts.Write(stop));
        yield return new("newClientOrderId", order.ClientOrderId);
        yield return new("newOrderRespType", "FULL");
    }

    private static string TypeOf(VenueOrderType type) => type switch
    {
        VenueOrderType.Market => "MARKET",
        VenueOrderType.Limit => "LIMIT",
        VenueOrderType.PostOnly => "LIMIT_MAKER",
        VenueOrderType.StopMarket => "STOP_LOSS",
        VenueOrderType.StopLimit => "STOP_LOSS_LIMIT",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such type of order."),
    };
}
