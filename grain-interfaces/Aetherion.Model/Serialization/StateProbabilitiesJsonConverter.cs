using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>Writes the probabilities as an array.</summary>
public sealed class StateProbabilitiesJsonConverter : JsonConverter<StateProbabilities>
{
    public override StateProbabilities Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Span<double> values = stackalloc double[StateProbabilities.Capacity];
        var count = 0;
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("State probabilities are an array.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == StateProbabilities.Capacity)
                throw new JsonException($"A model has at most {StateProbabilities.Capacity} states.");
            values[count++] = reader.GetDouble();
        }
        return new StateProbabilities(values[..count]);
    }

    public override void Write(Utf8JsonWriter writer, StateProbabilities value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray();
        for (var i = 0; i < value.Count; i++)
            writer.WriteNumberValue(value[i]);
        writer.WriteEndArray();
    }
}
