using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>Reads a recorded message as far as the emulator has to know it; null for those it makes itself.</summary>
internal static class RecordedFrameReader
{
    /// <summary>More numbers of a message than this are not written anew; no known message has as many.</summary>
    private const int SlotsMax = 16;

    public static RecordedFrame? Read(long micros, string stream, byte[] data)
    {
        var symbol = "";
        var type = "";
        var slots = new List<NumberSlot>(4);
        var reader = new Utf8JsonReader(data);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var isOuter = reader.CurrentDepth == 1;
            if (isOuter && reader.ValueTextEquals("s"u8))
                symbol = NextText(ref reader);
            else if (isOuter && reader.ValueTextEquals("e"u8))
                type = NextText(ref reader);
            else if (SlotOf(ref reader) is { } name)
                AddSlot(slots, name, ref reader);
        }
        var kind = KindOf(type, stream, slots);
        if (type is "kline" or "24hrTicker" or "24hrMiniTicker" || symbol.Length == 0 && kind != FrameKind.Other)
            return null;
        return new RecordedFrame(micros, kind, symbol, stream, data, Keep(slots, kind));
    }

    private static string NextText(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
    }

    private static SlotName? SlotOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("E"u8) || reader.ValueTextEquals("T"u8) ? SlotName.Time
        : reader.CurrentDepth != 1 ? null
        : reader.ValueTextEquals("U"u8) ? SlotName.FirstUpdateId
        : reader.ValueTextEquals("u"u8) ? SlotName.LastUpdateId
        : reader.ValueTextEquals("pu"u8) ? SlotName.PreviousUpdateId
        : reader.ValueTextEquals("a"u8) ? SlotName.AggregateId
        : reader.ValueTextEquals("t"u8) || reader.ValueTextEquals("f"u8) || reader.ValueTextEquals("l"u8)
            ? SlotName.TradeId
            : null;

    private static void AddSlot(List<NumberSlot> slots, SlotName name, ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) && slots.Count < SlotsMax)
            slots.Add(new NumberSlot(name, (int)reader.TokenStartIndex, reader.ValueSpan.Length, value));
    }

    private static FrameKind KindOf(string type, string stream, List<NumberSlot> slots) => type switch
    {
        "depthUpdate" => FrameKind.Depth,
        "trade" => FrameKind.Trade,
        "aggTrade" => FrameKind.AggregateTrade,
        "bookTicker" => FrameKind.BookTicker,
        "markPriceUpdate" => FrameKind.MarkPrice,
        "" when stream.EndsWith("@bookTicker", StringComparison.Ordinal)
            || slots is [{ Name: SlotName.LastUpdateId }] => FrameKind.BookTicker,
        _ => FrameKind.Other,
    };

    /// <summary>The names mean ids only where the frame is one of those that have them.</summary>
    private static NumberSlot[] Keep(List<NumberSlot> slots, FrameKind kind) => [.. slots.Where(slot => slot.Name switch
    {
        SlotName.Time => true,
        SlotName.AggregateId => kind == FrameKind.AggregateTrade,
        SlotName.TradeId => kind is FrameKind.Trade or FrameKind.AggregateTrade,
        _ => kind is FrameKind.Depth or FrameKind.BookTicker,
    })];
}
