using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>The content of a trade or an aggregate trade.</summary>
/// <param name="Time">Milliseconds, or microseconds from 16 digits on.</param>
internal readonly record struct TradeFrame(
    long Id, long FirstId, long LastId, decimal Price, decimal Quantity, long Time, bool IsBuyerMaker)
{
    public static TradeFrame Read(ReadOnlySpan<byte> data)
    {
        var trade = default(TradeFrame);
        var reader = new Utf8JsonReader(data);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            trade = ReadMember(ref reader, trade);
        return trade;
    }

    private static TradeFrame ReadMember(ref Utf8JsonReader reader, TradeFrame trade)
    {
        if (reader.ValueTextEquals("t"u8))
            return trade with { Id = NextInt64(ref reader), FirstId = reader.GetInt64(), LastId = reader.GetInt64() };
        if (reader.ValueTextEquals("a"u8))
            return NextInt64(ref reader) is var id && trade.Id == 0 ? trade with { Id = id } : trade;
        if (reader.ValueTextEquals("f"u8))
            return trade with { FirstId = NextInt64(ref reader) };
        if (reader.ValueTextEquals("l"u8))
            return trade with { LastId = NextInt64(ref reader) };
        if (reader.ValueTextEquals("p"u8))
            return trade with { Price = LevelReader.ReadDecimal(ref reader) };
        if (reader.ValueTextEquals("q"u8))
            return trade with { Quantity = LevelReader.ReadDecimal(ref reader) };
        if (reader.ValueTextEquals("T"u8))
            return trade with { Time = NextInt64(ref reader) };
        if (reader.ValueTextEquals("m"u8))
            return trade with { IsBuyerMaker = reader.Read() && reader.GetBoolean() };
        reader.Skip();
        return trade;
    }

    private static long NextInt64(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }
}
