using Aetherion.Model;

namespace Aetherion.Domain.Venues.Binance;

/// <summary>Reads <c>forceOrder</c>, whose content is the order inside it.</summary>
internal static class BinanceLiquidationReader
{
    private static readonly BinanceNames EventNames = new("Eo", "e st");
    private static readonly BinanceNames OrderNames = new("sSqpXzT", "o f l ap ps st");

    public static DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        VenueLiquidation order = default;
        var status = DecodeStatus.Decoded;
        BinanceFields fields = new(EventNames, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
        {
            if (key == 'o')
                status = ReadOrder(ref scanner, ref order, message);
            else if (key == 'E' && scanner.ReadTime(out var eventTime))
                order.EventTime = eventTime;
            else if (!scanner.HasFailed)
                scanner.SkipValue();
        }
        var outer = fields.End(scanner);
        if (outer != DecodeStatus.Decoded || status != DecodeStatus.Decoded)
            return outer == DecodeStatus.Decoded ? status : outer;
        message.Kind = VenueMessageKind.Liquidation;
        return message.Liquidations.TryAdd(order) ? status : DecodeStatus.LimitExceeded;
    }

    private static DecodeStatus ReadOrder(ref JsonScanner scanner, ref VenueLiquidation order, VenueMessage message)
    {
        BinanceFields fields = new(OrderNames, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
            ReadField(ref scanner, key, ref order, message);
        return fields.End(scanner);
    }

    private static void ReadField(ref JsonScanner scanner, int key, ref VenueLiquidation order, VenueMessage message)
    {
        switch (key)
        {
            case 's':
                if (scanner.ReadText(out var symbol))
                    order.Symbol = symbol;
                break;
            case 'S':
                order.Side = ReadSide(ref scanner, message);
                break;
            case 'q':
                if (scanner.ReadAmount(out var quantity))
                    order.Quantity = quantity;
                break;
            case 'p':
                if (scanner.ReadAmount(out var price))
                    order.Price = price;
                break;
            case 'a' | ('p' << 8):
                if (scanner.ReadAmount(out var average))
                    order.AveragePrice = average;
                break;
            case 'z':
                if (scanner.ReadAmount(out var filled))
                    order.FilledQuantity = filled;
                break;
            case 'X':
                if (scanner.ReadText(out var status))
                    order.Status = status;
                break;
            case 'T':
                if (scanner.ReadTime(out var tradeTime))
                    order.TradeTime = tradeTime;
                break;
            default:
                scanner.SkipValue();
                break;
        }
    }

    private static Side? ReadSide(ref JsonScanner scanner, VenueMessage message)
    {
        if (!scanner.ReadString(out var side))
            return null;
        if (side.SequenceEqual("BUY"u8))
            return Side.Buy;
        if (side.SequenceEqual("SELL"u8))
            return Side.Sell;
        message.UnknownValueCount++;
        return null;
    }
}
