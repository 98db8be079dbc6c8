namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Reads events that hold one list each: trades, tickers, candles or products. A list comes newest first from some
/// channels, so trades are put in the order of their ids.
/// </summary>
internal static class CoinbaseEventReader
{
    /// <summary>The name of the list in a channel's events; empty for a channel of another shape.</summary>
    public static ReadOnlySpan<byte> ListOf(ReadOnlySpan<byte> channel) => channel switch
    {
        _ when channel.SequenceEqual("market_trades"u8) => "trades"u8,
        _ when channel.SequenceEqual("ticker"u8) || channel.SequenceEqual("ticker_batch"u8) => "tickers"u8,
        _ when channel.SequenceEqual("candles"u8) => "candles"u8,
        _ when channel.SequenceEqual("status"u8) => "products"u8,
        _ => default,
    };

    public static DecodeStatus Read(
        ref JsonScanner scanner, ReadOnlySpan<byte> list, DateTime time, VenueMessage message)
    {
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            var status = ReadEvent(ref scanner, list, time, message);
            if (status != DecodeStatus.Decoded)
                return status;
        }
        if (scanner.HasFailed)
            return scanner.Status;
        return message.Kind == VenueMessageKind.None ? DecodeStatus.MissingField : DecodeStatus.Decoded;
    }

    /// <summary>A list of a reply or of an event, by its name.</summary>
    public static DecodeStatus ReadList(
        ref JsonScanner scanner, ReadOnlySpan<byte> name, DateTime time, VenueMessage message)
    {
        if (name.SequenceEqual("products"u8))
            return CoinbaseProductReader.ReadAll(ref scanner, message);
        var first = message.Trades.Count;
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            var status = ReadEntry(ref scanner, name, time, message);
            if (status != DecodeStatus.Decoded)
                return status;
        }
        message.Kind = KindOf(name);
        message.Trades.Sort(first, static (a, b) => a.Id.CompareTo(b.Id));
        return scanner.Status;
    }

    private static DecodeStatus ReadEvent(
        ref JsonScanner scanner, ReadOnlySpan<byte> list, DateTime time, VenueMessage message)
    {
        var isFound = false;
        var isSnapshot = false;
        var first = message.Trades.Count;
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("type"u8))
            {
                isSnapshot = scanner.ReadString(out var type) && type.SequenceEqual("snapshot"u8);
                continue;
            }
            if (!name.SequenceEqual(list))
            {
                message.UnknownFields.Add(name);
                scanner.SkipValue();
                continue;
            }
            if (isFound)
                return DecodeStatus.Malformed;
            isFound = true;
            var status = ReadList(ref scanner, name, time, message);
            if (status != DecodeStatus.Decoded)
                return status;
        }
        if (scanner.HasFailed)
            return scanner.Status;
        foreach (ref var trade in message.Trades.Editable(first))
            trade.IsEarlier = isSnapshot;
        return isFound ? DecodeStatus.Decoded : DecodeStatus.MissingField;
    }

    private static DecodeStatus ReadEntry(
        ref JsonScanner scanner, ReadOnlySpan<byte> list, DateTime time, VenueMessage message)
    {
        if (list.SequenceEqual("trades"u8))
            return CoinbaseTradeReader.Read(ref scanner, CoinbaseTradeReader.Required, time, message);
        return list.SequenceEqual("tickers"u8)
            ? CoinbaseTickerReader.Read(ref scanner, CoinbaseTickerReader.AdvancedRequired, time, message)
            : CoinbaseCandleReader.ReadObject(ref scanner, time, message);
    }

    private static VenueMessageKind KindOf(ReadOnlySpan<byte> list)
    {
        if (list.SequenceEqual("trades"u8))
            return VenueMessageKind.Trade;
        return list.SequenceEqual("tickers"u8) ? VenueMessageKind.Ticker : VenueMessageKind.Kline;
    }
}
