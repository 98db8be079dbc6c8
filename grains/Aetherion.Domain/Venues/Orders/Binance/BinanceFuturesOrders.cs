using System.Diagnostics.CodeAnalysis;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Orders.Binance;

/// <summary>
/// Orders on Binance USD-M futures, for accounts in one-way mode. Answers to new orders hold no executions: those come
/// by the user stream or are asked for.
/// </summary>
public sealed class BinanceFuturesOrders : IOrderProtocol
{
    private const string OrderPath = "/fapi/v1/order";
    private const string ListenKeyPath = "/fapi/v1/listenKey";
    private const string ReduceOnlyRejected = "-2022";

    private static readonly FieldNames Position = new(
        "symbol positionSide positionAmt entryPrice breakEvenPrice markPrice unRealizedProfit liquidationPrice isolatedMargin notional "
        + "marginAsset isolatedWallet initialMargin maintMargin positionInitialMargin openOrderInitialMargin adl bidNotional askNotional "
        + "updateTime leverage maxNotionalValue marginType isAutoAddMargin");

    private readonly BinanceReplies _replies;

    public BinanceFuturesOrders() => _replies = new BinanceReplies(Unknown);

    public string Venue => "binance-usdm";

    public UnknownNames Unknown { get; } = new();

    public NonExecutionRule NonExecution => BinanceRequests.NonExecution;

    /// <summary>In one-way mode what is sold beyond the position becomes a short one.</summary>
    public bool SalesMustReduce => true;

    public VenueRequest Place(VenueOrder order) =>
        BinanceRequests.Make("POST", OrderPath, ParametersOf(order), weight: 0, orderCount: 1);

    public VenueRequest Cancel(OrderReference order) =>
        BinanceRequests.MakeForOrder("DELETE", OrderPath, order, weight: 1);

    /// <summary>Edits price and quantity in place; the order keeps its client id.</summary>
    public VenueRequest Replace(OrderReference current, VenueOrder next)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(next);
        return BinanceRequests.Make(
            "PUT",
            OrderPath,
            [
                new("symbol", next.Symbol),
                BinanceRequests.IdOf(current, "orderId", "origClientOrderId"),
                new("side", BinanceRequests.SideOf(next.Side)),
                new("quantity", Amounts.Write(next.Quantity)),
                new("price", Amounts.Write(next.Price
                    ?? throw new ArgumentException("Only orders with a price can be edited.", nameof(next)))),
            ],
            weight: 1,
            orderCount: 1);
    }

    public VenueRequest Query(OrderReference order) =>
        BinanceRequests.MakeForOrder("GET", OrderPath, order, weight: 1);

    public VenueRequest OpenOrders(string symbol) =>
        BinanceRequests.Make("GET", "/fapi/v1/openOrders", [new("symbol", symbol)], weight: 1);

    public VenueRequest History(string symbol, DateTimeOffset from) =>
        BinanceRequests.MakeHistory("/fapi/v1/allOrders", symbol, from, weight: 5);

    public VenueRequest Trades(OrderReference order) => BinanceRequests.MakeTrades("/fapi/v1/userTrades", order, weight: 5);

    public VenueRequest Account() => BinanceRequests.Make("GET", "/fapi/v3/account", [], weight: 5);

    /// <summary>Those of symbols with a position or an open order.</summary>
    public VenueRequest? Positions() => BinanceRequests.Make("GET", "/fapi/v3/positionRisk", [], weight: 5);

    /// <summary>An amount below 0 is a short position, in both modes of positions.</summary>
    public PositionReply ReadPositions(VenueAnswer answer) => PositionReader.Read(answer, position =>
    {
        Unknown.CheckFields("position", position, Position);
        var amount = position.Amount("positionAmt");
        return new AccountPosition(
            position.Text("symbol"),
            amount < 0 ? Side.Sell : Side.Buy,
            Math.Abs(amount),
            Math.Abs(amount) * position.Amount("entryPrice"),
            position.Amount("unRealizedProfit"),
            PositionReader.LiquidationPrice(position, "liquidationPrice"));
    });

    /// <summary>Asks for the key of the user stream; again for the same key, whose hour begins anew.</summary>
    public static VenueRequest StartUserStream() => ListenKey("POST");

    /// <summary>Extends the key of the user stream by an hour.</summary>
    public static VenueRequest KeepUserStream() => ListenKey("PUT");

    public VenueRequest Rules(string symbol) =>
        BinanceRequests.Make("GET", "/fapi/v1/exchangeInfo", [], weight: 1, security: RequestSecurity.Public);

    public VenueRequest Clock() =>
        BinanceRequests.Make("GET", "/fapi/v1/time", [], weight: 1, security: RequestSecurity.Public);

    public SignedRequest Sign(VenueRequest request, VenueCredentials credentials, SigningMoment moment) =>
        BinanceRequests.Sign(request, credentials, moment.VenueTime);

    public OrderReply ReadPlaced(VenueOrder order, VenueAnswer answer)
    {
        var reply = _replies.ReadOrder(answer);
        return reply is { Kind: ReplyKind.Refused, Code: ReduceOnlyRejected }
            ? reply with { Code = OrderReply.NothingToReduceCode, Text = $"{reply.Code} {reply.Text}" }
            : reply;
    }

    public OrderReply ReadCancelled(OrderReference order, VenueAnswer answer) => _replies.ReadOrder(answer);

    public OrderReply ReadReplaced(VenueOrder next, VenueAnswer answer) => _replies.ReadOrder(answer);

    public OrderReply ReadQueried(OrderReference order, VenueAnswer answer) =>
        _replies.ReadQueried(order, answer);

    public OrderReply ReadOrders(VenueAnswer answer) => _replies.ReadOrders(answer);

    public OrderReply ReadTrades(VenueAnswer answer) => _replies.ReadTrades(answer);

    public bool TryReadRules(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out OrderRuleBook? book) =>
        BinanceRules.TryRead(json, Unknown, out book);

    public DateTimeOffset? ReadClock(ReadOnlyMemory<byte> json) => OrderJson.ReadClock(json, "serverTime");

    private static VenueRequest ListenKey(string method) =>
        BinanceRequests.Make(method, ListenKeyPath, [], weight: 1, security: RequestSecurity.Key);

    private static IEnumerable<KeyValuePair<string, string>> ParametersOf(VenueOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        yield return new("symbol", order.Symbol);
        yield return new("side", BinanceRequests.SideOf(order.Side));
        yield return new("type", order.Type == VenueOrderType.Market ? "MARKET" : "LIMIT");
        if (order.Type != VenueOrderType.Market)
            yield return new("timeInForce", TimeInForceOf(order));
        yield return new("quantity", Amounts.Write(order.Quantity));
        if (order.Price is { } price)
            yield return new("price", Amounts.Write(price));
        if (order.IsReduceOnly)
            yield return new("reduceOnly", "true");
        yield return new("newClientOrderId", order.ClientOrderId);
        yield return new("newOrderRespType", "RESULT");
    }

    private static string TimeInForceOf(VenueOrder order) => order.Type switch
    {
        VenueOrderType.PostOnly => "GTX",
        VenueOrderType.Limit => BinanceRequests.TimeInForceOf(order.TimeInForce),
        _ => throw new ArgumentException("Futures take stop orders elsewhere, which is not used here.", nameof(order)),
    };
}
