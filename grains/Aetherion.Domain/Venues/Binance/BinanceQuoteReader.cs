namespace Aetherion.Domain.Venues.Binance;

/// <summary>Reads <c>bookTicker</c>; spot sends it without the name of the event and without times.</summary>
internal static class BinanceQuoteReader
{
    private static readonly BinanceNames Names = new("usbBaA", "e E T ps st");

    public static DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        VenueQuote quote = default;
        BinanceFields fields = new(Names, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
            ReadField(ref scanner, key, ref quote);
        var status = fields.End(scanner);
        if (status != DecodeStatus.Decoded)
            return status;
        message.Kind = VenueMessageKind.BookTicker;
        return message.Quotes.TryAdd(quote) ? status : DecodeStatus.LimitExceeded;
    }

    private static void ReadField(ref JsonScanner scanner, int key, ref VenueQuote quote)
    {
        switch (key)
        {
            case 'e':
                if (scanner.ReadString(out var name) && !name.SequenceEqual("bookTicker"u8))
                    scanner.Fail(DecodeStatus.InvalidValue);
                break;
            case 'u':
                if (scanner.ReadId(out var id))
                    quote.UpdateId = id;
                break;
            case 's':
                if (scanner.ReadText(out var symbol))
                    quote.Symbol = symbol;
                break;
            case 'b':
                if (scanner.ReadAmount(out var bidPrice))
                    quote.Bid = quote.Bid with { Price = bidPrice };
                break;
            case 'B':
                if (scanner.ReadAmount(out var bidQuantity))
                    quote.Bid = quote.Bid with { Quantity = bidQuantity };
                break;
            case 'a':
                if (scanner.ReadAmount(out var askPrice))
                    quote.Ask = quote.Ask with { Price = askPrice };
                break;
            case 'A':
                if (scanner.ReadAmount(out var askQuantity))
                    quote.Ask = quote.Ask with { Quantity = askQuantity };
                break;
            case 'E':
                if (scanner.ReadTime(out var eventTime))
                    quote.EventTime = eventTime;
                break;
            case 'T':
                if (scanner.ReadTime(out var transactionTime))
                    quote.TransactionTime = transactionTime;
                break;
            default:
                scanner.SkipValue();
                break;
        }
    }
}
