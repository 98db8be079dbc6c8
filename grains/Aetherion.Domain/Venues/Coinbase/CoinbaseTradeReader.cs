using Aetherion.Model;

namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>Reads <c>match</c> and <c>last_match</c>, whose side is that of the maker.</summary>
internal static class CoinbaseTradeReader
{
    private const CoinbaseField Required = CoinbaseField.Product | CoinbaseField.Price | CoinbaseField.Size
        | CoinbaseField.Side | CoinbaseField.Time | CoinbaseField.TradeId;

    public static DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        VenueTrade trade = new() { IsMarket = true };
        CoinbaseFields fields = default;
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var field))
            ReadField(ref scanner, field, ref trade, message);
        var status = fields.End(scanner, Required);
        if (status != DecodeStatus.Decoded)
            return status;
        message.Kind = VenueMessageKind.Trade;
        return message.Trades.TryAdd(trade) ? status : DecodeStatus.LimitExceeded;
    }

    private static void ReadField(
        ref JsonScanner scanner, CoinbaseField field, ref VenueTrade trade, VenueMessage message)
    {
        switch (field)
        {
            case CoinbaseField.Product:
                if (scanner.ReadText(out var product))
                    trade.Symbol = product;
                break;
            case CoinbaseField.Price:
                if (scanner.ReadAmount(out var price))
                    trade.Price = price;
                break;
            case CoinbaseField.Size:
                if (scanner.ReadAmount(out var size))
                    trade.Quantity = size;
                break;
            case CoinbaseField.Side:
                if (scanner.ReadSide(out var maker))
                    trade.Aggressor = maker == Side.Buy ? Side.Sell : Side.Buy;
                break;
            case CoinbaseField.Time:
                if (scanner.ReadIsoTime(out var time))
                    trade.EventTime = trade.TradeTime = time;
                break;
            case CoinbaseField.TradeId:
                if (scanner.ReadId(out var id))
                    trade.Id = trade.FirstTradeId = trade.LastTradeId = id;
                break;
            case CoinbaseField.Sequence:
                if (scanner.ReadId(out var sequence))
                    message.Sequence = sequence;
                break;
            default:
                scanner.SkipValue();
                break;
        }
    }
}
