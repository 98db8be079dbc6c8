using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>Reads the REST answer that holds a whole book.</summary>
internal static class SnapshotReader
{
    public static BookSnapshot Read(string symbol, ReadOnlySpan<byte> json)
    {
        long id = 0;
        BookLevel[] bids = [];
        BookLevel[] asks = [];
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("lastUpdateId"u8) && reader.Read())
                id = reader.GetInt64();
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("bids"u8))
                bids = [.. LevelReader.Read(ref reader)];
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("asks"u8))
                asks = [.. LevelReader.Read(ref reader)];
            else
                reader.Skip();
        }
        return new BookSnapshot(symbol, id, bids, asks);
    }
}
