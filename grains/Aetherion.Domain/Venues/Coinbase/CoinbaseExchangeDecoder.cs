namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Decodes the public channels of Coinbase Exchange: ticker, matches, level2, heartbeat, and the answers to
/// subscriptions.
/// </summary>
public sealed class CoinbaseExchangeDecoder : VenueDecoder
{
    private protected override DecodeStatus Read(ref JsonScanner scanner, VenueMessage message)
    {
        var type = scanner.Peek() == '{' ? FindType(scanner) : default;
        if (type.SequenceEqual("l2update"u8))
            return CoinbaseDepthReader.Read(ref scanner, VenueMessageKind.DepthUpdate, message);
        if (type.SequenceEqual("match"u8) || type.SequenceEqual("last_match"u8))
            return CoinbaseTradeReader.Read(ref scanner, message);
        if (type.SequenceEqual("ticker"u8))
            return CoinbaseTickerReader.Read(ref scanner, message);
        if (type.SequenceEqual("snapshot"u8))
            return CoinbaseDepthReader.Read(ref scanner, VenueMessageKind.DepthSnapshot, message);
        if (type.SequenceEqual("heartbeat"u8))
            return CoinbaseHeartbeatReader.Read(ref scanner, message);
        if (type.SequenceEqual("subscriptions"u8))
            return Pass(ref scanner, VenueMessageKind.Acknowledgement, message);
        return type.SequenceEqual("error"u8)
            ? Pass(ref scanner, VenueMessageKind.Error, message)
            : Ignore(ref scanner, type, message);
    }

    private static ReadOnlySpan<byte> FindType(JsonScanner scanner)
    {
        scanner.EnterObject();
        while (scanner.NextField(out var name))
        {
            if (name.SequenceEqual("type"u8))
                return scanner.ReadString(out var type) ? type : default;
            scanner.SkipValue();
        }
        return default;
    }

    private static DecodeStatus Pass(ref JsonScanner scanner, VenueMessageKind kind, VenueMessage message)
    {
        message.Kind = kind;
        return scanner.SkipValue() ? DecodeStatus.Decoded : scanner.Status;
    }
}
