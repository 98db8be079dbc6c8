using System.Collections.Immutable;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders.Binance;

/// <summary>Reads orders and trades in the answers of spot and of futures.</summary>
internal sealed class BinanceOrderReader(UnknownNames unknown)
{
    /// <summary>Those of both markets, and those that only some kinds of orders have.</summary>
    private static readonly FieldNames Order = new(
        "symbol orderId orderListId clientOrderId origClientOrderId price origQty executedQty status timeInForce type side stopPrice "
        + "time updateTime selfTradePreventionMode expiryReason "
        + "transactTime cummulativeQuoteQty origQuoteOrderQty icebergQty isWorking workingTime fills preventedMatchId preventedQuantity "
        + "strategyId strategyType trailingDelta trailingTime usedSor workingFloor pegPriceType pegOffsetType pegOffsetValue peggedPrice "
        + "pair avgPrice cumQty cumQuote cumBase origType reduceOnly closePosition positionSide activatePrice priceRate workingType "
        + "priceProtect priceMatch goodTillDate");

    private static readonly FieldNames Fill = new("price qty commission commissionAsset tradeId matchType allocId");
    private static readonly FieldNames Trade = new(
        "symbol id orderId price qty quoteQty commission commissionAsset time "
        + "orderListId isBuyer isMaker isBestMatch buyer maker side positionSide realizedPnl marginAsset");

    public OrderReport ReadOrder(JsonElement order)
    {
        unknown.CheckFields("order", order, Order);
        return new OrderReport(
            order.TextOrEmpty("symbol"),
            ClientIdOf(order),
            order.Text("orderId"),
            StatusOf(order.TextOrEmpty("status") is { Length: > 0 } status ? status : "NEW", unknown),
            order.AmountOrNull("executedQty"),
            order.Find("fills") is { } fills
                ? [.. fills.EnumerateArray().Select(f => ReadFill(f, order.Time("transactTime")))]
                : [],
            order.TextOrEmpty("expiryReason"))
        {
            Side = OrderSides.Read(order.TextOrEmpty("side"), unknown),
        };
    }

    public ImmutableArray<OrderReport> ReadOrders(JsonElement orders) =>
        [.. orders.EnumerateArray().Select(ReadOrder)];

    /// <summary>One report for each order of a list of trades, with a status that decides nothing.</summary>
    public ImmutableArray<OrderReport> ReadTrades(JsonElement trades) =>
        OrderAnswers.ReadExecutions(trades, "symbol", "orderId", ReadTrade);

    public static VenueOrderStatus StatusOf(string status, UnknownNames unknown) => status switch
    {
        "NEW" or "PENDING_NEW" or "PENDING_CANCEL" => VenueOrderStatus.New,
        "PARTIALLY_FILLED" => VenueOrderStatus.PartiallyFilled,
        "FILLED" => VenueOrderStatus.Filled,
        "CANCELED" => VenueOrderStatus.Cancelled,
        "REJECTED" => VenueOrderStatus.Rejected,
        "EXPIRED" or "EXPIRED_IN_MATCH" => VenueOrderStatus.Expired,
        // Of orders that the venue makes to liquidate a position, which are nobody's here.
        "NEW_INSURANCE" or "NEW_ADL" => VenueOrderStatus.Unrecognized,
        _ => unknown.Replace("status", status, VenueOrderStatus.Unrecognized),
    };

    /// <summary>The answer to a cancel has the id of the cancel, and that of the order beside it.</summary>
    private static string ClientIdOf(JsonElement order) =>
        order.TextOrEmpty("origClientOrderId") is { Length: > 0 } original ? original : order.Text("clientOrderId");

    private VenueFill ReadFill(JsonElement fill, DateTime? time)
    {
        unknown.CheckFields("fill", fill, Fill);
        return Execution(fill, fill.Text("tradeId"), time);
    }

    private VenueFill ReadTrade(JsonElement trade)
    {
        unknown.CheckFields("trade", trade, Trade);
        return Execution(trade, trade.Text("id"), trade.Time("time"));
    }

    private static VenueFill Execution(JsonElement fill, string id, DateTime? time) => new(
        id, fill.Amount("price"), fill.Amount("qty"), fill.Amount("commission"), fill.TextOrEmpty("commissionAsset"), time);
}
