using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>Finds the bytes of a member without making objects of them.</summary>
internal static class JsonSlice
{
    /// <summary>The bytes of a member of the object, as they are written; empty when it has none of the name.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = reader.ValueTextEquals(name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isWanted)
                return json[start..(int)reader.BytesConsumed];
        }
        return default;
    }
}
