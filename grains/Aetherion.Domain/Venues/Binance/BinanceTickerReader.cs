namespace Aetherion.Domain.Venues.Binance;

/// <summary>Reads <c>24hrTicker</c> and <c>24hrMiniTicker</c>.</summary>
internal static class BinanceTickerReader
{
    private static readonly BinanceNames MiniNames = new("Escohlvq", "e ps st");
    private static readonly BinanceNames FullNames = new("EscohlvqpPwQn", "e ps st x b B a A O C F L");

    public static DecodeStatus Read(ref JsonScanner scanner, VenueMessageKind kind, VenueMessage message)
    {
        VenueTicker ticker = default;
        BinanceFields fields = new(kind == VenueMessageKind.Ticker ? FullNames : MiniNames, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
            ReadField(ref scanner, key, ref ticker);
        var status = fields.End(scanner);
        if (status != DecodeStatus.Decoded)
            return status;
        message.Kind = kind;
        return message.Tickers.TryAdd(ticker) ? status : DecodeStatus.LimitExceeded;
    }

    private static void ReadField(ref JsonScanner scanner, int key, ref VenueTicker ticker)
    {
        switch (key)
        {
            case 'E':
                if (scanner.ReadTime(out var eventTime))
                    ticker.EventTime = eventTime;
                break;
            case 's':
                if (scanner.ReadText(out var symbol))
                    ticker.Symbol = symbol;
                break;
            case 'n':
                if (scanner.ReadId(out var count))
                    ticker.TradeCount = count;
                break;
            case 'p' or 'P':
                // The change of the price: the one number of a ticker that may be below 0.
                if (scanner.ReadDecimal(out var change))
                    SetChange(key, change, ref ticker);
                break;
            case 'o' or 'h' or 'l' or 'c' or 'w' or 'v' or 'q' or 'Q':
                if (scanner.ReadAmount(out var amount))
                    SetAmount(key, amount, ref ticker);
                break;
            default:
                scanner.SkipValue();
                break;
        }
    }

    private static void SetChange(int key, ExactDecimal change, ref VenueTicker ticker)
    {
        if (key == 'p')
            ticker.Change = change;
        else
            ticker.ChangePercent = change;
    }

    private static void SetAmount(int key, ExactDecimal amount, ref VenueTicker ticker)
    {
        switch (key)
        {
            case 'o':
                ticker.Open = amount;
                break;
            case 'h':
                ticker.High = amount;
                break;
            case 'l':
                ticker.Low = amount;
                break;
            case 'c':
                ticker.Last = amount;
                break;
            case 'w':
                ticker.WeightedAverage = amount;
                break;
            case 'v':
                ticker.Volume = amount;
                break;
            case 'q':
                ticker.QuoteVolume = amount;
                break;
            default:
                ticker.LastQuantity = amount;
                break;
        }
    }
}
