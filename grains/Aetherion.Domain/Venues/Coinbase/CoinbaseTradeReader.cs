using Aetherion.Model;

namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Reads one trade of a stream or a reply, whose side is that of the maker. Replies of Exchange do not name the product:
/// whoever asked knows it.
/// </summary>
internal static class CoinbaseTradeReader
{
    public const CoinbaseField Required = ReplyRequired | CoinbaseField.Product;

    public const CoinbaseField ReplyRequired = CoinbaseField.Price | CoinbaseField.Size | CoinbaseField.Side
        | CoinbaseField.Time | CoinbaseField.TradeId;

    private static readonly CoinbaseNames Names = new(
        Required | CoinbaseField.Sequence, "type maker_order_id taker_order_id best_bid best_ask bid ask exchange");

    /// <param name="eventTime">The time of the message; the least time where it has none but the trade's.</param>
    public static DecodeStatus Read(
        ref JsonScanner scanner, CoinbaseField required, DateTime eventTime, VenueMessage message)
    {
        VenueTrade trade = new() { IsMarket = true, EventTime = eventTime };
        CoinbaseFields fields = new(Names, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var field))
            ReadField(ref scanner, field, ref trade, message);
        var status = fields.End(scanner, required);
        if (status != DecodeStatus.Decoded)
            return status;
        if (eventTime == default)
            trade.EventTime = trade.TradeTime;
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
                    trade.TradeTime = time;
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
