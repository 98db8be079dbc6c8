using System.Buffers.Text;
using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>Reads lists of <c>["price","quantity"]</c>.</summary>
internal static class LevelReader
{
    /// <summary>The next value, which is such a list.</summary>
    public static List<BookLevel> Read(ref Utf8JsonReader reader)
    {
        var levels = new List<BookLevel>();
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            levels.Add(new BookLevel(ReadDecimal(ref reader), ReadDecimal(ref reader)));
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                reader.Skip();
        }
        return levels;
    }

    /// <summary>The next value, a text that is a number, with the scale it is written in.</summary>
    public static decimal ReadDecimal(ref Utf8JsonReader reader)
    {
        reader.Read();
        return Utf8Parser.TryParse(reader.ValueSpan, out decimal value, out var length) && length == reader.ValueSpan.Length
            ? value
            : throw new InvalidDataException("A price or quantity of the recording is no number.");
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
            throw new InvalidDataException($"The recording holds {reader.TokenType} where {type} belongs.");
    }
}
