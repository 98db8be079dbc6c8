using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Recordings;

/// <summary>Reads the best bid and ask of a <c>bookTicker</c> message.</summary>
internal static class QuoteReader
{
    public static (BookLevel Bid, BookLevel Ask) Read(ReadOnlySpan<byte> data)
    {
        decimal bidPrice = 0, bidQuantity = 0, askPrice = 0, askQuantity = 0;
        var reader = new Utf8JsonReader(data);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("b"u8))
                bidPrice = LevelReader.ReadDecimal(ref reader);
            else if (reader.ValueTextEquals("B"u8))
                bidQuantity = LevelReader.ReadDecimal(ref reader);
            else if (reader.ValueTextEquals("a"u8))
                askPrice = LevelReader.ReadDecimal(ref reader);
            else if (reader.ValueTextEquals("A"u8))
                askQuantity = LevelReader.ReadDecimal(ref reader);
            else
                reader.Skip();
        }
        return (new BookLevel(bidPrice, bidQuantity), new BookLevel(askPrice, askQuantity));
    }
}
