using Aetherion.Domain.Venues.Binance;

namespace Aetherion.Domain.Venues.Weex;

/// <summary>Reads the statistics of 24 hours; futures tell mark and index price with them.</summary>
internal static class WeexTickerReader
{
    private static readonly BinanceNames Names = new("cohlvq", "w m i p P n O C");

    public static DecodeStatus Read(ref JsonScanner scanner, ShortText symbol, DateTime time, VenueMessage message)
    {
        VenueTicker ticker = new() { Symbol = symbol, EventTime = time };
        ExactDecimal? mark = null;
        ExactDecimal? index = null;
        BinanceFields fields = new(Names, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
        {
            if (key == 'm')
                mark = scanner.ReadOptionalAmount();
            else if (key == 'i')
                index = scanner.ReadOptionalAmount();
            else if (!ReadAmount(ref scanner, key, ref ticker) && !scanner.HasFailed)
                ReadRest(ref scanner, key, ref ticker);
        }
        var status = fields.End(scanner);
        if (status != DecodeStatus.Decoded)
            return status;
        if (!message.Tickers.TryAdd(ticker))
            return DecodeStatus.LimitExceeded;
        return mark is { } price ? WeexReplyReader.AddMark(symbol, time, price, index, message) : status;
    }

    private static bool ReadAmount(ref JsonScanner scanner, int key, ref VenueTicker ticker)
    {
        if (key is not ('w' or 'c' or 'o' or 'h' or 'l' or 'v' or 'q') || !scanner.ReadAmount(out var amount))
            return false;
        switch (key)
        {
            case 'w':
                ticker.WeightedAverage = amount;
                break;
            case 'c':
                ticker.Last = amount;
                break;
            case 'o':
                ticker.Open = amount;
                break;
            case 'h':
                ticker.High = amount;
                break;
            case 'l':
                ticker.Low = amount;
                break;
            case 'v':
                ticker.Volume = amount;
                break;
            default:
                ticker.QuoteVolume = amount;
                break;
        }
        return true;
    }

    private static void ReadRest(ref JsonScanner scanner, int key, ref VenueTicker ticker)
    {
        switch (key)
        {
            case 'p':
                if (scanner.ReadDecimal(out var change))
                    ticker.Change = change;
                break;
            case 'P':
                if (scanner.ReadDecimal(out var percent))
                    ticker.ChangePercent = percent;
                break;
            case 'n':
                if (scanner.ReadId(out var count))
                    ticker.TradeCount = count;
                break;
            default:
                scanner.SkipValue();
                break;
        }
    }
}
