using Aetherion.Domain.Venues.Binance;

namespace Aetherion.Domain.Venues.Weex;

/// <summary>
/// Decodes the public streams of WEEX V3, spot and futures: depth, trades, tickers, candles, best prices, pings, answers;
/// and replies of its REST API. Events are written in the letters of Binance's. Nothing of it is verified by a recording.
/// </summary>
public sealed class WeexDecoder : VenueDecoder
{
    private static readonly FieldNames PingNames = new("event type time id");

    private protected override DecodeStatus Read(ref JsonScanner scanner, VenueMessage message) => scanner.Peek() switch
    {
        (byte)'{' => ReadObject(ref scanner, message),
        (byte)'[' => ReadArray(ref scanner, message),
        _ => Ignore(ref scanner, default, message),
    };

    private DecodeStatus ReadObject(ref JsonScanner scanner, VenueMessage message)
    {
        var name = FindName(scanner, out var form);
        if (name.IsEmpty)
            return ReadReply(ref scanner, form, message);
        if (name.SequenceEqual("depth"u8))
            return WeexDepthReader.Read(ref scanner, isSnapshot: false, message);
        if (name.SequenceEqual("depthSnapshot"u8))
            return WeexDepthReader.Read(ref scanner, isSnapshot: true, message);
        if (name.SequenceEqual("trade"u8))
            return WeexEventReader.Read(ref scanner, VenueMessageKind.Trade, message);
        if (name.SequenceEqual("ticker"u8))
            return WeexEventReader.Read(ref scanner, VenueMessageKind.Ticker, message);
        if (name.SequenceEqual("kline"u8))
            return WeexEventReader.IsOfTrades(scanner)
                ? WeexEventReader.Read(ref scanner, VenueMessageKind.Kline, message)
                : Ignore(ref scanner, "kline of another price"u8, message);
        if (name.SequenceEqual("bookTicker"u8))
            return BinanceQuoteReader.Read(ref scanner, message);
        if (name.SequenceEqual("ping"u8))
            return ReadPing(ref scanner, message);
        return Ignore(ref scanner, name, message);
    }

    private DecodeStatus ReadReply(ref JsonScanner scanner, WeexForm form, VenueMessage message) => form switch
    {
        WeexForm.Answer => WeexReplyReader.ReadAnswer(ref scanner, message),
        WeexForm.Book => BinanceDepthReader.ReadSnapshot(ref scanner, default, message),
        WeexForm.Products => WeexProductReader.ReadAll(ref scanner, message),
        WeexForm.Unknown => Ignore(ref scanner, default, message),
        _ => WeexReplyReader.ReadEntry(ref scanner, form, message),
    };

    /// <summary>An array holds entries of one form; an array of anything else is of no use here.</summary>
    private DecodeStatus ReadArray(ref JsonScanner scanner, VenueMessage message)
    {
        var start = scanner;
        scanner.EnterArray();
        if (!scanner.NextElement())
            return scanner.HasFailed ? scanner.Status : DecodeStatus.Ignored;
        var form = WeexForm.Unknown;
        if (scanner.Peek() == '[')
            form = WeexForm.Kline;
        else if (scanner.Peek() == '{')
            FindName(scanner, out form);
        if (form is WeexForm.Unknown or WeexForm.Answer or WeexForm.Book or WeexForm.Products)
        {
            scanner = start;
            return Ignore(ref scanner, default, message);
        }
        do
        {
            var status = WeexReplyReader.ReadEntry(ref scanner, form, message);
            if (status != DecodeStatus.Decoded)
                return status;
        }
        while (scanner.NextElement());
        return scanner.Status;
    }

    /// <summary>The name of an event, wherever it stands; of what has none the form, by its fields.</summary>
    private static ReadOnlySpan<byte> FindName(JsonScanner scanner, out WeexForm form)
    {
        form = WeexForm.Unknown;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("e"u8) || name.SequenceEqual("event"u8))
                return scanner.ReadString(out var text) ? text : default;
            var told = WeexReplyReader.FormOf(name);
            if (told > form)
                form = told;
            scanner.SkipValue();
        }
        return default;
    }

    private static DecodeStatus ReadPing(ref JsonScanner scanner, VenueMessage message)
    {
        message.Kind = VenueMessageKind.Ping;
        return scanner.SkipObject(PingNames, message);
    }
}
