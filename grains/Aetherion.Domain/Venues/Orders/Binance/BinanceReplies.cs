using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders.Binance;

/// <summary>Reads answers about orders, which spot and futures write alike but for the replacing of orders.</summary>
internal sealed class BinanceReplies(UnknownNames unknown)
{
    /// <summary>An order that ended without an execution longer ago than the venue keeps such orders.</summary>
    private const string Archived = "-2026";

    /// <summary>Those of the answer to a replacement and of its parts, with what a refusal puts round them.</summary>
    private static readonly FieldNames Replaced = new(
        "cancelResult newOrderResult cancelResponse newOrderResponse code msg data");

    private readonly BinanceOrderReader _orders = new(unknown);

    public OrderReply ReadOrder(VenueAnswer answer) =>
        Read(answer, root => OrderReply.Done(_orders.ReadOrder(root)));

    public OrderReply ReadQueried(OrderReference order, VenueAnswer answer)
    {
        var reply = ReadOrder(answer);
        return reply is { Kind: ReplyKind.Refused, Code: Archived }
            ? OrderReply.Done(new OrderReport(
                order.Symbol, order.ClientOrderId, order.VenueOrderId, VenueOrderStatus.Cancelled, 0, [], reply.Text))
            : reply;
    }

    public OrderReply ReadOrders(VenueAnswer answer) =>
        Read(answer, root => OrderReply.Done(_orders.ReadOrders(root)));

    public OrderReply ReadTrades(VenueAnswer answer) =>
        Read(answer, root => OrderReply.Done(_orders.ReadTrades(root)));

    /// <summary>The answer says apart what became of the old order and of the new one; the new one decides.</summary>
    public OrderReply ReadCancelReplaced(VenueAnswer answer) =>
        OrderJson.TryRead(answer.Body, root => ReadCancelReplaced(root, answer), out var reply)
            ? reply
            : Unreadable(answer);

    private OrderReply ReadCancelReplaced(JsonElement root, VenueAnswer answer)
    {
        var parts = root.Find("data") ?? root;
        if (parts.Find("newOrderResult") is null)
            return BinanceErrors.Read(root, answer, unknown);
        unknown.CheckFields("replacement", root, Replaced);
        if (root.Find("data") is not null)
            unknown.CheckFields("replacement", parts, Replaced);
        return parts.Text("newOrderResult") switch
        {
            "SUCCESS" => OrderReply.Done(_orders.ReadOrder(parts.Child("newOrderResponse"))),
            "NOT_ATTEMPTED" => BinanceErrors.Read(parts.Child("cancelResponse"), answer, unknown) with { Kind = ReplyKind.Refused },
            "FAILURE" => BinanceErrors.Read(parts.Child("newOrderResponse"), answer, unknown),
            var other => unknown.Replace("newOrderResult", other, OrderReply.Lost($"newOrderResult={other}")),
        };
    }

    private OrderReply Read(VenueAnswer answer, Func<JsonElement, OrderReply> read)
    {
        if (!answer.IsSuccess)
            return BinanceErrors.Read(answer, unknown);
        return OrderJson.TryRead(answer.Body, read, out var reply) ? reply : Unreadable(answer);
    }

    private OrderReply Unreadable(VenueAnswer answer) => answer.IsSuccess
        ? OrderReply.Lost("the answer cannot be read")
        : BinanceErrors.Read(answer, unknown);
}
