using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders.Binance;

/// <summary>Reads answers about orders, which spot and futures write alike but for the replacing of orders.</summary>
internal static class BinanceReplies
{
    /// <summary>An order that ended without an execution longer ago than the venue keeps such orders.</summary>
    private const string Archived = "-2026";

    public static OrderReply ReadOrder(VenueAnswer answer) =>
        Read(answer, root => OrderReply.Done(BinanceOrderReader.ReadOrder(root)));

    public static OrderReply ReadQueried(OrderReference order, VenueAnswer answer)
    {
        var reply = ReadOrder(answer);
        return reply is { Kind: ReplyKind.Refused, Code: Archived }
            ? OrderReply.Done(new OrderReport(
                order.Symbol, order.ClientOrderId, order.VenueOrderId, VenueOrderStatus.Cancelled, 0, [], reply.Text))
            : reply;
    }

    public static OrderReply ReadOrders(VenueAnswer answer) =>
        Read(answer, root => OrderReply.Done(BinanceOrderReader.ReadOrders(root)));

    public static OrderReply ReadTrades(VenueAnswer answer) =>
        Read(answer, root => OrderReply.Done(BinanceOrderReader.ReadTrades(root)));

    /// <summary>The answer says apart what became of the old order and of the new one; the new one decides.</summary>
    public static OrderReply ReadCancelReplaced(VenueAnswer answer) =>
        OrderJson.TryRead(answer.Body, root => ReadCancelReplaced(root, answer), out var reply)
            ? reply
            : Unreadable(answer);

    private static OrderReply ReadCancelReplaced(JsonElement root, VenueAnswer answer)
    {
        var parts = root.Find("data") ?? root;
        if (parts.Find("newOrderResult") is null)
            return BinanceErrors.Read(root, answer);
        return parts.Text("newOrderResult") switch
        {
            "SUCCESS" => OrderReply.Done(BinanceOrderReader.ReadOrder(parts.Child("newOrderResponse"))),
            "NOT_ATTEMPTED" => BinanceErrors.Read(parts.Child("cancelResponse"), answer) with { Kind = ReplyKind.Refused },
            "FAILURE" => BinanceErrors.Read(parts.Child("newOrderResponse"), answer),
            var other => OrderReply.Lost($"newOrderResult={other}"),
        };
    }

    private static OrderReply Read(VenueAnswer answer, Func<JsonElement, OrderReply> read)
    {
        if (!answer.IsSuccess)
            return BinanceErrors.Read(answer);
        return OrderJson.TryRead(answer.Body, read, out var reply) ? reply : Unreadable(answer);
    }

    private static OrderReply Unreadable(VenueAnswer answer) => answer.IsSuccess
        ? OrderReply.Lost("the answer cannot be read")
        : BinanceErrors.Read(answer);
}
