namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Decodes the public channels of Coinbase Exchange: ticker, matches, level2, heartbeat, status, and the answers to
/// subscriptions; and the replies of its REST API: trades, candles, products, books, errors.
/// </summary>
public sealed class CoinbaseExchangeDecoder : VenueDecoder
{
    private static readonly FieldNames StatusUnused = new("type currencies");
    private static readonly FieldNames AnswerNames = new("type channels product_ids");
    private static readonly FieldNames ErrorNames = new("type message reason");

    private protected override DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        return scanner.Peek() switch
        {
            (byte)'[' => ReadRows(ref scanner, message),
            (byte)'{' => ReadObject(ref scanner, message),
            _ => Ignore(ref scanner, default, message),
        };
    }

    private DecodeStatus ReadObject(ref JsonScanner scanner, VenueMessage message)
    {
        var type = FindType(scanner, out var reply);
        if (type.SequenceEqual("l2update"u8))
            return CoinbaseDepthReader.ReadUpdate(ref scanner, message);
        if (type.SequenceEqual("match"u8))
            return CoinbaseTradeReader.Read(ref scanner, CoinbaseTradeReader.Required, default, message);
        if (type.SequenceEqual("last_match"u8))
            return ReadLastMatch(ref scanner, message);
        if (type.SequenceEqual("ticker"u8))
            return CoinbaseTickerReader.Read(ref scanner, CoinbaseTickerReader.ExchangeRequired, default, message);
        if (type.SequenceEqual("snapshot"u8))
            return CoinbaseDepthReader.ReadSnapshot(ref scanner, message);
        if (type.SequenceEqual("heartbeat"u8))
            return CoinbaseHeartbeatReader.Read(ref scanner, message);
        if (type.SequenceEqual("status"u8))
            return ReadStatus(ref scanner, message);
        if (type.SequenceEqual("subscriptions"u8))
            return Pass(ref scanner, VenueMessageKind.Acknowledgement, AnswerNames, message);
        if (type.SequenceEqual("error"u8) || (type.IsEmpty && reply == VenueMessageKind.Error))
            return Pass(ref scanner, VenueMessageKind.Error, ErrorNames, message);
        if (type.IsEmpty && reply == VenueMessageKind.DepthSnapshot)
            return CoinbaseDepthReader.ReadReply(ref scanner, message);
        return type.IsEmpty && reply == VenueMessageKind.Products
            ? CoinbaseProductReader.Read(ref scanner, message)
            : Ignore(ref scanner, type, message);
    }

    /// <summary>The type of a message; empty for a reply, whose other fields say what it is.</summary>
    private static ReadOnlySpan<byte> FindType(JsonScanner scanner, out VenueMessageKind reply)
    {
        reply = VenueMessageKind.Unknown;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("type"u8))
                return scanner.ReadString(out var type) ? type : default;
            if (name.SequenceEqual("bids"u8))
                reply = VenueMessageKind.DepthSnapshot;
            else if (name.SequenceEqual("message"u8))
                reply = VenueMessageKind.Error;
            else if (name.SequenceEqual("quote_increment"u8))
                reply = VenueMessageKind.Products;
            scanner.SkipValue();
        }
        return default;
    }

    /// <summary>Arrays are replies: rows of candles, trades or products. Anything else is of no use here.</summary>
    private DecodeStatus ReadRows(ref JsonScanner scanner, VenueMessage message)
    {
        var start = scanner;
        scanner.EnterArray();
        if (!scanner.NextElement())
            return scanner.HasFailed ? scanner.Status : DecodeStatus.Ignored;
        var kind = scanner.Peek() == '[' ? KindOfRow(scanner) : KindOf(scanner);
        if (kind == VenueMessageKind.Unknown)
        {
            scanner = start;
            return Ignore(ref scanner, default, message);
        }
        do
        {
            var status = ReadRow(ref scanner, kind, message);
            if (status != DecodeStatus.Decoded)
                return status;
        }
        while (scanner.NextElement());
        return scanner.Status;
    }

    private static DecodeStatus ReadRow(ref JsonScanner scanner, VenueMessageKind kind, VenueMessage message) =>
        kind switch
        {
            VenueMessageKind.Kline => CoinbaseCandleReader.ReadRow(ref scanner, message),
            VenueMessageKind.Trade =>
                CoinbaseTradeReader.Read(ref scanner, CoinbaseTradeReader.ReplyRequired, default, message),
            _ => CoinbaseProductReader.Read(ref scanner, message),
        };

    /// <summary>Candles begin with a number; lists of names are none.</summary>
    private static VenueMessageKind KindOfRow(JsonScanner scanner) =>
        scanner.EnterArray() && scanner.NextElement() && scanner.Peek() != '"'
            ? VenueMessageKind.Kline
            : VenueMessageKind.Unknown;

    /// <summary>What the objects of an array are; fills also have a trade id, and an order besides.</summary>
    private static VenueMessageKind KindOf(JsonScanner scanner)
    {
        var kind = VenueMessageKind.Unknown;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("order_id"u8))
                return VenueMessageKind.Unknown;
            if (name.SequenceEqual("trade_id"u8))
                kind = VenueMessageKind.Trade;
            else if (name.SequenceEqual("quote_increment"u8))
                kind = VenueMessageKind.Products;
            scanner.SkipValue();
        }
        return kind;
    }

    private static DecodeStatus ReadLastMatch(ref JsonScanner scanner, VenueMessage message)
    {
        var status = CoinbaseTradeReader.Read(ref scanner, CoinbaseTradeReader.Required, default, message);
        foreach (ref var trade in message.Trades.Editable(0))
            trade.IsEarlier = true;
        return status;
    }

    private static DecodeStatus ReadStatus(ref JsonScanner scanner, VenueMessage message)
    {
        var status = DecodeStatus.MissingField;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("products"u8))
            {
                if (message.Kind == VenueMessageKind.Products)
                    return DecodeStatus.Malformed;
                status = CoinbaseProductReader.ReadAll(ref scanner, message);
                if (status != DecodeStatus.Decoded)
                    return status;
            }
            else
            {
                scanner.SkipUnused(name, StatusUnused, message);
            }
        }
        return scanner.HasFailed ? scanner.Status : status;
    }

    private static DecodeStatus Pass(
        ref JsonScanner scanner, VenueMessageKind kind, FieldNames names, VenueMessage message)
    {
        message.Kind = kind;
        return scanner.SkipObject(names, message);
    }
}
