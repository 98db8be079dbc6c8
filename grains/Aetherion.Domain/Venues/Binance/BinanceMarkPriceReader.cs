namespace Aetherion.Domain.Venues.Binance;

/// <summary>Reads <c>markPriceUpdate</c>. Dated contracts send an empty funding rate and a funding time of 0.</summary>
internal static class BinanceMarkPriceReader
{
    private static readonly BinanceNames Names = new("Esp", "e i r T P ap st");

    public static DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        VenueMarkPrice mark = default;
        BinanceFields fields = new(Names, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
            ReadField(ref scanner, key, ref mark);
        var status = fields.End(scanner);
        if (status != DecodeStatus.Decoded)
            return status;
        message.Kind = VenueMessageKind.MarkPrice;
        return message.MarkPrices.TryAdd(mark) ? status : DecodeStatus.LimitExceeded;
    }

    private static void ReadField(ref JsonScanner scanner, int key, ref VenueMarkPrice mark)
    {
        switch (key)
        {
            case 'E':
                if (scanner.ReadTime(out var eventTime))
                    mark.EventTime = eventTime;
                break;
            case 's':
                if (scanner.ReadText(out var symbol))
                    mark.Symbol = symbol;
                break;
            case 'p':
                if (scanner.ReadAmount(out var price))
                    mark.MarkPrice = price;
                break;
            case 'i':
                if (scanner.ReadAmount(out var index))
                    mark.IndexPrice = index;
                break;
            case 'r':
                mark.FundingRate = ReadFundingRate(ref scanner);
                break;
            case 'T':
                mark.NextFundingTime = ReadFundingTime(ref scanner);
                break;
            default:
                scanner.SkipValue();
                break;
        }
    }

    private static ExactDecimal? ReadFundingRate(ref JsonScanner scanner)
    {
        var start = scanner;
        if (scanner.ReadString(out var text) && text.IsEmpty)
            return null;
        scanner = start;
        return scanner.ReadDecimal(out var rate) ? rate : null;
    }

    private static DateTime ReadFundingTime(ref JsonScanner scanner)
    {
        var start = scanner;
        if (scanner.ReadInt64(out var value) && value == 0)
            return default;
        scanner = start;
        scanner.ReadTime(out var time);
        return time;
    }
}
