namespace Aetherion.Domain.Venues.Binance;

/// <summary>
/// Decodes the market data of Binance spot, USD-M and COIN-M futures, bare or in the envelope of a combined stream, the
/// answers to subscriptions, and the REST snapshot of a book. The three markets differ in fields, not in the meaning of
/// a field, so one decoder serves them all.
/// </summary>
public sealed class BinanceDecoder : VenueDecoder
{
    private static readonly FieldNames ShutdownNames = new("e E");

    private protected override DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        var start = scanner;
        if (scanner.Peek() == '{' && scanner.EnterObject() && scanner.NextField(out var name)
            && (name.SequenceEqual("stream"u8) || name.SequenceEqual("data"u8)))
        {
            scanner = start;
            return ReadEnvelope(ref scanner, message);
        }
        scanner = start;
        return ReadPayload(ref scanner, default, message);
    }

    /// <summary>
    /// The payload is read when the name of the stream is known, wherever in the envelope that stands.
    /// </summary>
    private DecodeStatus ReadEnvelope(ref JsonScanner scanner, VenueMessage message)
    {
        BinanceStream stream = default;
        JsonScanner skipped = default;
        var hasSkipped = false;
        DecodeStatus? status = null;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("stream"u8) && scanner.ReadString(out var text))
            {
                stream = BinanceStream.Parse(text);
            }
            else if (name.SequenceEqual("data"u8) && status is null && !hasSkipped)
            {
                skipped = scanner;
                hasSkipped = stream == default;
                if (hasSkipped)
                    scanner.SkipValue();
                else
                    status = ReadPayload(ref scanner, stream, message);
            }
            else
            {
                message.UnknownFields.Add(name);
                scanner.SkipValue();
            }
        }
        if (scanner.HasFailed)
            return scanner.Status;
        return hasSkipped ? ReadPayload(ref skipped, stream, message) : status ?? DecodeStatus.MissingField;
    }

    private DecodeStatus ReadPayload(ref JsonScanner scanner, in BinanceStream stream, VenueMessage message)
    {
        switch (scanner.Peek())
        {
            case (byte)'{':
                return ReadEvent(ref scanner, stream, message);
            case (byte)'[':
                return ReadEvents(ref scanner, stream, message);
            default:
                return Ignore(ref scanner, default, message);
        }
    }

    /// <summary>
    /// The streams of all symbols send arrays of one kind of event; an array of anything else is none of the events
    /// known here.
    /// </summary>
    private DecodeStatus ReadEvents(ref JsonScanner scanner, in BinanceStream stream, VenueMessage message)
    {
        var start = scanner;
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            var kind = message.Kind;
            var status = scanner.Peek() == '{' ? ReadEvent(ref scanner, stream, message) : DecodeStatus.Ignored;
            if (status is not (DecodeStatus.Decoded or DecodeStatus.Ignored))
                return status;
            if (status == DecodeStatus.Ignored || (kind != VenueMessageKind.None && kind != message.Kind))
            {
                scanner = start;
                return Ignore(ref scanner, default, message);
            }
        }
        if (scanner.HasFailed)
            return scanner.Status;
        return message.Kind == VenueMessageKind.None ? DecodeStatus.Ignored : DecodeStatus.Decoded;
    }

    private DecodeStatus ReadEvent(ref JsonScanner scanner, in BinanceStream stream, VenueMessage message)
    {
        // Spot's have no name of their event, so the form would show after all of the object only.
        if (stream.IsBookTicker && TryReadQuote(ref scanner, message))
            return DecodeStatus.Decoded;
        var shape = BinanceShape.Find(scanner);
        switch (shape.Form)
        {
            case BinanceForm.AggregateTrade:
                return BinanceTradeReader.ReadAggregate(ref scanner, message);
            case BinanceForm.Trade:
                return BinanceTradeReader.ReadSingle(ref scanner, message);
            case BinanceForm.DepthUpdate:
                return BinanceDepthReader.ReadUpdate(ref scanner, stream, message);
            case BinanceForm.DepthSnapshot:
                return BinanceDepthReader.ReadSnapshot(ref scanner, stream, message);
            case BinanceForm.BookTicker:
                return BinanceQuoteReader.Read(ref scanner, message);
            case BinanceForm.Kline:
                return BinanceKlineReader.Read(ref scanner, message);
            case BinanceForm.Ticker:
                return BinanceTickerReader.Read(ref scanner, VenueMessageKind.Ticker, message);
            case BinanceForm.MiniTicker:
                return BinanceTickerReader.Read(ref scanner, VenueMessageKind.MiniTicker, message);
            case BinanceForm.MarkPrice:
                return BinanceMarkPriceReader.Read(ref scanner, message);
            case BinanceForm.Liquidation:
                return BinanceLiquidationReader.Read(ref scanner, message);
            case BinanceForm.Reply:
                return BinanceReplyReader.Read(ref scanner, message);
            case BinanceForm.ServerShutdown:
                message.Kind = VenueMessageKind.ServerShutdown;
                return scanner.SkipObject(ShutdownNames, message);
            default:
                return Ignore(ref scanner, shape.EventName, message);
        }
    }

    private static bool TryReadQuote(ref JsonScanner scanner, VenueMessage message)
    {
        var start = scanner;
        if (BinanceQuoteReader.Read(ref scanner, message) == DecodeStatus.Decoded)
            return true;
        scanner = start;
        message.UnknownFields.Clear();
        return false;
    }
}
