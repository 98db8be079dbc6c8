using Aetherion.Model;

namespace Aetherion.Domain.Venues.Binance;

/// <summary>Reads <c>trade</c> and <c>aggTrade</c>.</summary>
internal static class BinanceTradeReader
{
    private static readonly BinanceNames AggregateNames = new("EsapqflTm", "e M nq st");
    private static readonly BinanceNames TradeNames = new("EstpqTm", "e a b M X st");

    public static DecodeStatus ReadAggregate(ref JsonScanner scanner, VenueMessage message) =>
        ReadAggregate(ref scanner, AggregateNames, message);

    /// <summary>The same with other required fields: REST leaves out what the request said.</summary>
    public static DecodeStatus ReadAggregate(ref JsonScanner scanner, BinanceNames names, VenueMessage message)
    {
        VenueTrade trade = new() { IsMarket = true };
        BinanceFields fields = new(names, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
        {
            switch (key)
            {
                case 'a':
                    if (scanner.ReadId(out var id))
                        trade.Id = id;
                    break;
                case 'f':
                    if (scanner.ReadInt64(out var first))
                        trade.FirstTradeId = first;
                    break;
                case 'l':
                    if (scanner.ReadInt64(out var last))
                        trade.LastTradeId = last;
                    break;
                default:
                    ReadShared(ref scanner, key, ref trade);
                    break;
            }
        }
        return Add(fields.End(scanner), trade, VenueMessageKind.AggregateTrade, message);
    }

    public static DecodeStatus ReadSingle(ref JsonScanner scanner, VenueMessage message)
    {
        VenueTrade trade = new() { IsMarket = true };
        BinanceFields fields = new(TradeNames, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
        {
            switch (key)
            {
                case 't':
                    if (scanner.ReadId(out var id))
                        trade.Id = trade.FirstTradeId = trade.LastTradeId = id;
                    break;
                case 'X':
                    trade.IsMarket = ReadIsMarket(ref scanner, message);
                    break;
                default:
                    ReadShared(ref scanner, key, ref trade);
                    break;
            }
        }
        return Add(fields.End(scanner), trade, VenueMessageKind.Trade, message);
    }

    private static void ReadShared(ref JsonScanner scanner, int key, ref VenueTrade trade)
    {
        switch (key)
        {
            case 'E':
                if (scanner.ReadTime(out var eventTime))
                    trade.EventTime = eventTime;
                break;
            case 'T':
                if (scanner.ReadTime(out var tradeTime))
                    trade.TradeTime = tradeTime;
                break;
            case 's':
                if (scanner.ReadText(out var symbol))
                    trade.Symbol = symbol;
                break;
            case 'p':
                if (scanner.ReadAmount(out var price))
                    trade.Price = price;
                break;
            case 'q':
                if (scanner.ReadAmount(out var quantity))
                    trade.Quantity = quantity;
                break;
            case 'm':
                if (scanner.ReadBoolean(out var isBuyerMaker))
                    trade.Aggressor = isBuyerMaker ? Side.Sell : Side.Buy;
                break;
            default:
                scanner.SkipValue();
                break;
        }
    }

    /// <summary>Futures say where a trade is from; spot trades are all of the book.</summary>
    private static bool ReadIsMarket(ref JsonScanner scanner, VenueMessage message)
    {
        if (!scanner.ReadString(out var origin) || origin.SequenceEqual("MARKET"u8))
            return true;
        if (!origin.SequenceEqual("INSURANCE_FUND"u8) && !origin.SequenceEqual("ADL"u8)
            && !origin.SequenceEqual("NA"u8))
            message.UnknownValueCount++;
        return false;
    }

    private static DecodeStatus Add(
        DecodeStatus status, in VenueTrade trade, VenueMessageKind kind, VenueMessage message)
    {
        if (status != DecodeStatus.Decoded)
            return status;
        message.Kind = kind;
        return message.Trades.TryAdd(trade) ? status : DecodeStatus.LimitExceeded;
    }
}
