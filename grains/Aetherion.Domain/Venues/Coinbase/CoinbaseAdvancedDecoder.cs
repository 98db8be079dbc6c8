namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Decodes the market data of Coinbase Advanced Trade: l2_data, market_trades, ticker, candles, heartbeats, status, and the
/// answers to subscriptions; and the replies of its REST API: products, books, trades, candles, errors. The channel user
/// comes on a connection of its own and is read there; its frames have a number here and count as unknown.
/// </summary>
public sealed class CoinbaseAdvancedDecoder : VenueDecoder
{
    private static readonly FieldNames ErrorNames = new("type message error error_code code details error_details error_response preview_failure_reason");
    private static readonly FieldNames SubscriptionNames = new("subscriptions");
    private static readonly FieldNames ReplyUnused = new(
        "num_products pagination best_bid best_ask last mid_market spread_bps spread_absolute");

    /// <summary>
    /// The number of the last frame on its connection, also where the frame itself was ignored or refused; null where none
    /// could be read.
    /// </summary>
    public long? LastSequence { get; private set; }

    private protected override DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        LastSequence = null;
        if (scanner.Peek() != '{')
            return Ignore(ref scanner, default, message);
        var start = scanner;
        var envelope = CoinbaseEnvelope.Read(ref scanner, message);
        LastSequence = envelope.Sequence;
        message.Sequence = envelope.Sequence;
        if (scanner.HasFailed)
            return scanner.Status;
        if (!envelope.Channel.IsEmpty)
            return envelope.HasEvents ? ReadChannel(start, envelope, message) : DecodeStatus.MissingField;
        scanner = start;
        message.UnknownFields.Clear();
        return ReadReply(ref scanner, message);
    }

    /// <summary>The frame as a whole was walked through already; what is read here is its events once more.</summary>
    private DecodeStatus ReadChannel(JsonScanner start, in CoinbaseEnvelope envelope, VenueMessage message)
    {
        var events = start;
        CoinbaseEnvelope.MoveToEvents(ref events);
        var channel = envelope.Channel;
        if (channel.SequenceEqual("subscriptions"u8))
            return ReadSubscriptions(ref events, message);
        if (channel.SequenceEqual("l2_data"u8))
            return CoinbaseLevel2Reader.Read(ref events, envelope.Time, message);
        if (channel.SequenceEqual("heartbeats"u8))
            return CoinbaseHeartbeatsReader.Read(ref events, message);
        if (CoinbaseEventReader.ListOf(channel) is { IsEmpty: false } list)
            return CoinbaseEventReader.Read(ref events, list, envelope.Time, message);
        return Ignore(ref events, channel, message);
    }

    private static DecodeStatus ReadSubscriptions(ref JsonScanner scanner, VenueMessage message)
    {
        scanner.EnterArray();
        while (scanner.NextElement())
            scanner.SkipObject(SubscriptionNames, message);
        message.Kind = VenueMessageKind.Acknowledgement;
        return scanner.Status;
    }

    private DecodeStatus ReadReply(ref JsonScanner scanner, VenueMessage message)
    {
        var start = scanner;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (IsList(name) && scanner.Peek() == '[')
                return Finish(ref scanner, CoinbaseEventReader.ReadList(ref scanner, name, default, message), message);
            if (name.SequenceEqual("pricebook"u8))
                return Finish(ref scanner, CoinbaseLevel2Reader.ReadReply(ref scanner, message), message);
            if (name.SequenceEqual("product_id"u8))
            {
                scanner = start;
                return ReadProduct(ref scanner, message);
            }
            if (name.SequenceEqual("message"u8) || name.SequenceEqual("error"u8))
            {
                scanner = start;
                message.Kind = VenueMessageKind.Error;
                return scanner.SkipObject(ErrorNames, message);
            }
            scanner.SkipUnused(name, ReplyUnused, message);
        }
        if (scanner.HasFailed)
            return scanner.Status;
        scanner = start;
        return Ignore(ref scanner, default, message);
    }

    private DecodeStatus ReadProduct(ref JsonScanner scanner, VenueMessage message)
    {
        var start = scanner;
        var status = CoinbaseProductReader.Read(ref scanner, message);
        if (status != DecodeStatus.Decoded || message.Products[0].QuantityStep is not null)
            return status;
        scanner = start;
        message.Clear();
        return Ignore(ref scanner, default, message);
    }

    private static bool IsList(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("products"u8) || name.SequenceEqual("candles"u8) || name.SequenceEqual("trades"u8);

    /// <summary>Passes what follows in the object of a reply.</summary>
    private static DecodeStatus Finish(ref JsonScanner scanner, DecodeStatus status, VenueMessage message)
    {
        if (status != DecodeStatus.Decoded)
            return status;
        while (scanner.NextField(out var name))
            scanner.SkipUnused(name, ReplyUnused, message);
        return scanner.Status;
    }
}
