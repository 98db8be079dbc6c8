namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>Reads <c>ticker</c>. A product that has not traded yet has neither time nor last size.</summary>
internal static class CoinbaseTickerReader
{
    private const CoinbaseField Required = CoinbaseField.Product | CoinbaseField.Price | CoinbaseField.Open
        | CoinbaseField.High | CoinbaseField.Low | CoinbaseField.Volume;

    public static DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        VenueTicker ticker = default;
        CoinbaseFields fields = default;
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var field))
        {
            if (!ReadAmount(ref scanner, field, ref ticker) && !scanner.HasFailed)
                ReadRest(ref scanner, field, ref ticker, message);
        }
        var status = fields.End(scanner, Required);
        if (status != DecodeStatus.Decoded)
            return status;
        message.Kind = VenueMessageKind.Ticker;
        return message.Tickers.TryAdd(ticker) ? status : DecodeStatus.LimitExceeded;
    }

    private static bool ReadAmount(ref JsonScanner scanner, CoinbaseField field, ref VenueTicker ticker)
    {
        const CoinbaseField Amounts = CoinbaseField.Price | CoinbaseField.Open | CoinbaseField.High | CoinbaseField.Low
            | CoinbaseField.Volume | CoinbaseField.LastSize;
        if ((field & Amounts) == 0 || !scanner.ReadAmount(out var amount))
            return false;
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
        return true;
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
