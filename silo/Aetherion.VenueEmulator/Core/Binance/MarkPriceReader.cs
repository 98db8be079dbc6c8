using System.Text.Json;
using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Reads a recorded <c>markPriceUpdate</c>.</summary>
internal static class MarkPriceReader
{
    public static MarkPrice Read(ReadOnlySpan<byte> data)
    {
        var mark = new MarkPrice(0, 0, 0);
        var reader = new Utf8JsonReader(data);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("p"u8))
                mark = mark with { Price = LevelReader.ReadDecimal(ref reader) };
            else if (reader.ValueTextEquals("r"u8))
                mark = mark with { FundingRate = LevelReader.ReadDecimal(ref reader) };
            else if (reader.ValueTextEquals("T"u8) && reader.Read())
                mark = mark with { NextFundingMs = reader.GetInt64() };
            else
                reader.Skip();
        }
        return mark;
    }
}
