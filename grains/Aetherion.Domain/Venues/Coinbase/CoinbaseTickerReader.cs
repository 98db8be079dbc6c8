namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Reads the statistics of one product. One that has not traded yet has neither time nor last size; Advanced Trade sends
/// no opening price, and its batches no best prices.
/// </summary>
internal static class CoinbaseTickerReader
{
    public const CoinbaseField ExchangeRequired = AdvancedRequired | CoinbaseField.Open;

    public const CoinbaseField AdvancedRequired = CoinbaseField.Product | CoinbaseField.Price | CoinbaseField.High
        | CoinbaseField.Low | CoinbaseField.Volume;

    private const CoinbaseField Amounts = CoinbaseField.Price | CoinbaseField.Open | CoinbaseField.High
        | CoinbaseField.Low | CoinbaseField.Volume | CoinbaseField.LastSize;

    private const CoinbaseField BestPrices = CoinbaseField.BestBid | CoinbaseField.BestBidSize | CoinbaseField.BestAsk
        | CoinbaseField.BestAskSize;

    private static readonly CoinbaseNames Names = new(
        Amounts | BestPrices | CoinbaseField.Product | CoinbaseField.Time | CoinbaseField.ChangePercent | CoinbaseField.Sequence,
        "type trade_id side volume_30d high_52_w low_52_w");

    /// <param name="eventTime">The time of the message; the object's own goes before it.</param>
    public static DecodeStatus Read(
        ref JsonScanner scanner, CoinbaseField required, DateTime eventTime, VenueMessage message)
    {
        VenueTicker ticker = new() { EventTime = eventTime };
        CoinbaseFields fields = new(Names, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var field))
        {
            if ((field & Amounts) != 0)
                ReadAmount(ref scanner, field, ref ticker);
            else if ((field & BestPrices) != 0)
                ReadBest(ref scanner, field, ref ticker);
            else
                ReadRest(ref scanner, field, ref ticker, message);
        }
        var status = fields.End(scanner, required);
        if (status != DecodeStatus.Decoded)
            return status;
        message.Kind = VenueMessageKind.Ticker;
        return message.Tickers.TryAdd(ticker) ? status : DecodeStatus.LimitExceeded;
    }

    private static void ReadAmount(ref JsonScanner scanner, CoinbaseField field, ref VenueTicker ticker)
    {
        if (!scanner.ReadAmount(out var amount))
            return;
        switch (field)
        {
            case CoinbaseField.Price:
                ticker.Last = amount;
                break;
            case CoinbaseField.Open:
                ticker.Open = amount;
                break;
            case CoinbaseField.High:
                ticker.High = amount;
                break;
            case CoinbaseField.Low:
                ticker.Low = amount;
                break;
            case CoinbaseField.Volume:
                ticker.Volume = amount;
                break;
            default:
                ticker.LastQuantity = amount;
                break;
        }
    }

    private static void ReadBest(ref JsonScanner scanner, CoinbaseField field, ref VenueTicker ticker)
    {
        var amount = scanner.ReadOptionalAmount();
        switch (field)
        {
            case CoinbaseField.BestBid:
                ticker.BestBid = amount;
                break;
            case CoinbaseField.BestBidSize:
                ticker.BestBidQuantity = amount;
                break;
            case CoinbaseField.BestAsk:
                ticker.BestAsk = amount;
                break;
            default:
                ticker.BestAskQuantity = amount;
                break;
        }
    }

    private static void ReadRest(
        ref JsonScanner scanner, CoinbaseField field, ref VenueTicker ticker, VenueMessage message)
    {
        switch (field)
        {
            case CoinbaseField.Product:
                if (scanner.ReadText(out var product))
                    ticker.Symbol = product;
                break;
            case CoinbaseField.Time:
                if (scanner.ReadIsoTime(out var time))
                    ticker.EventTime = time;
                break;
            case CoinbaseField.ChangePercent:
                if (scanner.ReadDecimal(out var change))
                    ticker.ChangePercent = change;
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
