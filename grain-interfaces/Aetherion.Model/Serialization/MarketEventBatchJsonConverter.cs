using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>Carries the binary frame of a batch inside JSON, as base64.</summary>
public sealed class MarketEventBatchJsonConverter : JsonConverter<MarketEventBatch>
{
    public override MarketEventBatch Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return MarketEventFrame.Decode(reader.GetBytesFromBase64());
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, MarketEventBatch value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteBase64StringValue(MarketEventFrame.Encode(value));
    }
}
