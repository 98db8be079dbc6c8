using System.Text;
using Aetherion.Model;

namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Reads <c>user</c>: the open orders first, then each change. Its texts are strings, since ids are longer than a
/// <see cref="ShortText"/> and orders are few.
/// </summary>
internal static class CoinbaseUserReader
{
    private const int OrderIdSeen = 1;
    private const int FilledSeen = 2;
    private const int OpenSeen = 4;
    private const int StatusSeen = 8;
    private const int AllSeen = 15;

    public static DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        message.Kind = VenueMessageKind.UserOrder;
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            scanner.EnterObject();
            while (scanner.NextField(out var name))
            {
                if (name.SequenceEqual("orders"u8) && scanner.Peek() == '[')
                    ReadOrders(ref scanner, message);
                else
                    scanner.SkipValue();
            }
        }
        return scanner.Status;
    }

    private static void ReadOrders(ref JsonScanner scanner, VenueMessage message)
    {
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            VenueUserOrder order = new() { ClientOrderId = "", RejectReason = "" };
            var seen = 0;
            scanner.EnterObject();
            while (scanner.NextField(out var name))
                seen |= ReadField(ref scanner, name, ref order, message);
            if (seen != AllSeen)
                scanner.Fail(DecodeStatus.MissingField);
            else if (!scanner.HasFailed && !message.UserOrders.TryAdd(order))
                scanner.Fail(DecodeStatus.LimitExceeded);
        }
    }

    private static int ReadField(
        ref JsonScanner scanner, ReadOnlySpan<byte> name, ref VenueUserOrder order, VenueMessage message)
    {
        if (name.SequenceEqual("order_id"u8) && scanner.ReadString(out var id))
        {
            order = order with { OrderId = Text(id) };
            return OrderIdSeen;
        }
        if (name.SequenceEqual("status"u8) && scanner.ReadString(out var status))
        {
            order = order with { Status = Text(status) };
            return StatusSeen;
        }
        if (name.SequenceEqual("cumulative_quantity"u8) && scanner.ReadAmount(out var filled))
        {
            order = order with { FilledQuantity = filled };
            return FilledSeen;
        }
        if (name.SequenceEqual("leaves_quantity"u8) && scanner.ReadAmount(out var open))
        {
            order = order with { OpenQuantity = open };
            return OpenSeen;
        }
        if (!scanner.HasFailed)
            ReadRest(ref scanner, name, ref order, message);
        return 0;
    }

    private static void ReadRest(
        ref JsonScanner scanner, ReadOnlySpan<byte> name, ref VenueUserOrder order, VenueMessage message)
    {
        if (name.SequenceEqual("client_order_id"u8) && scanner.ReadString(out var client))
            order = order with { ClientOrderId = Text(client) };
        else if (name.SequenceEqual("reject_reason"u8) && scanner.ReadString(out var reason))
            order = order with { RejectReason = Text(reason) };
        else if (name.SequenceEqual("product_id"u8) && scanner.ReadText(out var product))
            order = order with { Product = product };
        else if (name.SequenceEqual("order_side"u8) && scanner.ReadString(out var side))
            order = order with { Side = SideOf(side, message) };
        else if (name.SequenceEqual("avg_price"u8))
            order = order with { AveragePrice = NullIfZero(scanner.ReadOptionalAmount()) };
        else if (name.SequenceEqual("total_fees"u8))
            order = order with { TotalFees = scanner.ReadOptionalAmount() };
        else if (!scanner.HasFailed)
            scanner.SkipValue();
    }

    private static ExactDecimal? NullIfZero(ExactDecimal? value) => value is { IsZero: false } ? value : null;

    private static Side? SideOf(ReadOnlySpan<byte> text, VenueMessage message)
    {
        if (text.SequenceEqual("BUY"u8))
            return Side.Buy;
        if (text.SequenceEqual("SELL"u8))
            return Side.Sell;
        message.UnknownValueCount++;
        return null;
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
