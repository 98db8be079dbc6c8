namespace Aetherion.Domain.Venues.Binance;

/// <summary>Reads <c>kline</c>, and <c>continuous_kline</c>, which names a pair instead of a symbol.</summary>
internal static class BinanceKlineReader
{
    private static readonly BinanceNames EventNames = new("k", "e E s ps ct st");
    private static readonly BinanceNames CandleNames = new("tTiochlvnxqVQ", "s f L B");

    public static DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        VenueKline kline = default;
        var status = DecodeStatus.MissingField;
        BinanceFields fields = new(EventNames, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
        {
            if (key == 'k')
                status = ReadCandle(ref scanner, CandleNames, ref kline, message);
            else
                ReadHead(ref scanner, key, ref kline);
        }
        var whole = fields.End(scanner);
        if (whole != DecodeStatus.Decoded)
            return whole;
        if (status != DecodeStatus.Decoded || kline.Symbol.IsEmpty || kline.EventTime == default)
            return status == DecodeStatus.Decoded ? DecodeStatus.MissingField : status;
        message.Kind = VenueMessageKind.Kline;
        return message.Klines.TryAdd(kline) ? status : DecodeStatus.LimitExceeded;
    }

    private static void ReadHead(ref JsonScanner scanner, int key, ref VenueKline kline)
    {
        if (key == 'E' && scanner.ReadTime(out var eventTime))
            kline.EventTime = eventTime;
        else if (key is 's' or ('p' | ('s' << 8)) && scanner.ReadText(out var symbol))
            kline.Symbol = symbol;
        else if (!scanner.HasFailed)
            scanner.SkipValue();
    }

    public static DecodeStatus ReadCandle(
        ref JsonScanner scanner, BinanceNames names, ref VenueKline kline, VenueMessage message)
    {
        BinanceFields fields = new(names, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
        {
            if (!ReadPrice(ref scanner, key, ref kline) && !ReadVolume(ref scanner, key, ref kline))
                ReadRest(ref scanner, key, ref kline);
        }
        return fields.End(scanner);
    }

    private static bool ReadPrice(ref JsonScanner scanner, int key, ref VenueKline kline)
    {
        if (key is not ('o' or 'h' or 'l' or 'c') || !scanner.ReadAmount(out var price))
            return false;
        switch (key)
        {
            case 'o':
                kline.Open = price;
                break;
            case 'h':
                kline.High = price;
                break;
            case 'l':
                kline.Low = price;
                break;
            default:
                kline.Close = price;
                break;
        }
        return true;
    }

    private static bool ReadVolume(ref JsonScanner scanner, int key, ref VenueKline kline)
    {
        if (key is not ('v' or 'q' or 'V' or 'Q') || !scanner.ReadAmount(out var volume))
            return false;
        switch (key)
        {
            case 'v':
                kline.Volume = volume;
                break;
            case 'q':
                kline.QuoteVolume = volume;
                break;
            case 'V':
                kline.TakerBuyVolume = volume;
                break;
            default:
                kline.TakerBuyQuoteVolume = volume;
                break;
        }
        return true;
    }

    private static void ReadRest(ref JsonScanner scanner, int key, ref VenueKline kline)
    {
        switch (key)
        {
            case 't':
                if (scanner.ReadTime(out var open))
                    kline.OpenTime = open;
                break;
            case 'T':
                if (scanner.ReadTime(out var close))
                    kline.CloseTime = close;
                break;
            case 'i':
                if (scanner.ReadText(out var interval))
                    kline.Interval = interval;
                break;
            case 'n':
                if (scanner.ReadId(out var count))
                    kline.TradeCount = count;
                break;
            case 'x':
                if (scanner.ReadBoolean(out var isClosed))
                    kline.IsClosed = isClosed;
                break;
            default:
                scanner.SkipValue();
                break;
        }
    }
}
