using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>The content of a depth frame.</summary>
internal sealed record DepthChange(
    long FirstId, long LastId, long PreviousId, long TransactionTime, List<BookLevel> Bids, List<BookLevel> Asks)
{
    public static DepthChange Read(ReadOnlySpan<byte> data)
    {
        long first = 0, last = 0, previous = -1, time = -1;
        List<BookLevel> bids = [];
        List<BookLevel> asks = [];
        var reader = new Utf8JsonReader(data);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("U"u8))
                first = NextInt64(ref reader);
            else if (reader.ValueTextEquals("u"u8))
                last = NextInt64(ref reader);
            else if (reader.ValueTextEquals("pu"u8))
                previous = NextInt64(ref reader);
            else if (reader.ValueTextEquals("T"u8))
                time = NextInt64(ref reader);
            else if (reader.ValueTextEquals("b"u8))
                bids = LevelReader.Read(ref reader);
            else if (reader.ValueTextEquals("a"u8))
                asks = LevelReader.Read(ref reader);
            else
                reader.Skip();
        }
        return new DepthChange(first, last, previous, time, bids, asks);
    }

    private static long NextInt64(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }
}
