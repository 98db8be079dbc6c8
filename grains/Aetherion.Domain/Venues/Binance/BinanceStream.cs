namespace Aetherion.Domain.Venues.Binance;

/// <summary>
/// What the name of a stream says about its messages: <c>btcusdt@depth20@100ms</c> is the partial book of BTCUSDT,
/// which its messages do not say themselves.
/// </summary>
internal readonly record struct BinanceStream(ShortText Symbol, bool IsPartialDepth, bool IsBookTicker)
{
    public static BinanceStream Parse(ReadOnlySpan<byte> name)
    {
        var end = name.IndexOf((byte)'@');
        if (end <= 0 || !ShortText.TryCreate(name[..end], out var symbol))
            return default;
        var channel = name[(end + 1)..];
        var isPartial = channel.StartsWith("depth"u8) && channel.Length > 5 && char.IsAsciiDigit((char)channel[5]);
        return new BinanceStream(symbol.ToUpperAscii(), isPartial, channel.SequenceEqual("bookTicker"u8));
    }
}
