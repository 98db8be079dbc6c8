using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders.Weex;

/// <summary>
/// Reads the private channels of WEEX. A fill names its value instead of its price; where the quotient is no exact
/// decimal the fill is left out, and the executions are asked for.
/// </summary>
/// <param name="unknown">Where what is not known is counted; null for a place of its own.</param>
public sealed class WeexUserStreamReader(UnknownNames? unknown = null) : IUserStreamReader
{
    /// <summary>More decimals than any price has: a quotient that needs more is a rounded one.</summary>
    private const int PriceDecimalsMax = 18;

    private static readonly ImmutableHashSet<string> PassedOver = ["positions"];

    private static readonly FieldNames Event = new("e E v msgEvent d");
    private static readonly FieldNames Order = new(
        "symbol clientOrderId id status cumFillSize cancelReason orderSide baseCoin coin createdTime cumFillFee cumFillValue "
        + "cumLiquidateFee cumRealizePnl feeDiscount latestFillPrice leverage liquidateFeeRate makerFeeDiscount makerFeeRate "
        + "marginMode maxFillPrice minFillPrice openTpslParentOrderId orderSource positionSide positionTpsl price quoteCoin "
        + "reduceOnly separatedMode separatedOpenOrderId setOpenSl setOpenTp size takerFeeDiscount takerFeeRate timeInForce "
        + "triggerPrice triggerPriceTime triggerPriceType triggerPriceValue triggerTime type updatedTime value");

    private static readonly FieldNames Fill = new(
        "symbol orderId id fillSize fillValue fillFee coin createdTime baseCoin direction liquidateFee marginMode orderSide "
        + "positionSide quoteCoin realizePnl separatedMode separatedOpenOrderId updatedTime");

    private static readonly FieldNames Balance = new(
        "coin available frozen amount createdTime crossSymbol cumDepositAmount cumMarginMoveInAmount cumMarginMoveOutAmount "
        + "cumOrderFillFeeIncomeAmount cumOrderLiquidateFeeIncomeAmount cumPositionCloseLongAmount cumPositionCloseShortAmount "
        + "cumPositionFillFeeAmount cumPositionFundingAmount cumPositionLiquidateFeeAmount cumPositionOpenLongAmount "
        + "cumPositionOpenShortAmount cumTransferInAmount cumTransferOutAmount cumWithdrawAmount equity isolatedPositionId "
        + "legacyAmount liquidating marginMode pendingDepositAmount pendingTransferInAmount pendingTransferOutAmount "
        + "pendingWithdrawAmount updatedTime");

    public UserStreamCounters Counters { get; } = new(unknown ?? new UnknownNames());

    public bool TryRead(ReadOnlyMemory<byte> message, [NotNullWhen(true)] out UserEvent? userEvent) =>
        Counters.TryRead(message, Read, out userEvent);

    private UserEvent Read(JsonElement root)
    {
        var name = root.TextOrEmpty("e");
        var time = root.Time("E");
        switch (name)
        {
            case "orders":
                Check(name, root, Order);
                return Orders(name, time, root, ReadOrder);
            case "fill":
                Check(name, root, Fill);
                return Orders(name, time, root, ReadFill);
            case "account":
                Check(name, root, Balance);
                return new UserEvent(
                    UserEventKind.Balances,
                    name,
                    time,
                    [],
                    [
                        .. root.Child("d").EnumerateArray().Select(b =>
                            new AssetBalance(b.Text("coin"), b.Amount("available"), b.Amount("frozen"))),
                    ]);
            default:
                if (name.Length > 0 && !PassedOver.Contains(name))
                    Counters.Unknown.AddEvent(name);
                return UserEvent.Of(UserEventKind.Other, name, time);
        }
    }

    private void Check(string name, JsonElement root, FieldNames entry)
    {
        Counters.Unknown.CheckFields(name, root, Event);
        foreach (var each in root.Child("d").EnumerateArray())
            Counters.Unknown.CheckFields(name, each, entry);
    }

    private static UserEvent Orders(
        string name, DateTime? time, JsonElement root, Func<JsonElement, OrderReport> read) => new(
        UserEventKind.Orders, name, time, [.. root.Child("d").EnumerateArray().Select(read)], []);

    private OrderReport ReadOrder(JsonElement order) => new(
        order.Text("symbol"),
        order.TextOrEmpty("clientOrderId"),
        order.Text("id"),
        WeexOrders.StatusOf(order.Text("status"), Counters.Unknown),
        order.Amount("cumFillSize"),
        [],
        order.TextOrEmpty("cancelReason") is "UNKNOWN_ORDER_CANCEL_REASON" ? "" : order.TextOrEmpty("cancelReason"))
    {
        Side = OrderSides.Read(order.TextOrEmpty("orderSide"), Counters.Unknown),
    };

    private static OrderReport ReadFill(JsonElement fill)
    {
        var (quantity, value) = (fill.Amount("fillSize"), fill.Amount("fillValue"));
        var price = quantity > 0 ? value / quantity : 0;
        var isExact = price > 0 && decimal.Round(price, PriceDecimalsMax) == price && price * quantity == value;
        return new OrderReport(
            fill.Text("symbol"),
            "",
            fill.Text("orderId"),
            VenueOrderStatus.Unrecognized,
            ExecutedQuantity: null,
            isExact
                ? [new VenueFill(
                    fill.Text("id"), price, quantity, fill.Amount("fillFee"), fill.TextOrEmpty("coin"), fill.Time("createdTime"))]
                : [],
            "");
    }
}
