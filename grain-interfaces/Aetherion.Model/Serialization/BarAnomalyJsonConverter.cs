using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>
/// Writes an anomaly as {"Score", "Threshold", "Level", "Contributions"}, the level as its number and the contributions as
/// an array; null where nothing is known. Members of a later version are passed over.
/// </summary>
public sealed class BarAnomalyJsonConverter : JsonConverter<BarAnomaly>
{
    public override bool HandleNull => true;

    public override BarAnomaly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return default;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An anomaly is an object or null.");
        double score = 0;
        double? threshold = null;
        AnomalyLevel level = default;
        Span<double> contributions = stackalloc double[BarAnomaly.Capacity];
        int count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? name = reader.GetString();
            reader.Read();
            if (name == nameof(BarAnomaly.Score))
                score = reader.GetDouble();
            else if (name == nameof(BarAnomaly.Threshold))
                threshold = reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();
            else if (name == nameof(BarAnomaly.Level))
                level = (AnomalyLevel)reader.GetInt32();
            else if (name == "Contributions")
                count = ReadContributions(ref reader, contributions);
            else
                reader.Skip();
        }

        return count > 0
            ? new BarAnomaly(score, threshold, level, contributions[..count])
            : throw new JsonException("An anomaly has at least one contribution.");
    }

    public override void Write(Utf8JsonWriter writer, BarAnomaly value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (!value.IsKnown)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteNumber(nameof(BarAnomaly.Score), value.Score);
        if (value.Threshold is { } threshold)
            writer.WriteNumber(nameof(BarAnomaly.Threshold), threshold);
        writer.WriteNumber(nameof(BarAnomaly.Level), (int)value.Level);
        writer.WriteStartArray("Contributions");
        for (int index = 0; index < value.Count; index++)
            writer.WriteNumberValue(value[(AnomalyFeature)index]!.Value);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static int ReadContributions(ref Utf8JsonReader reader, scoped Span<double> contributions)
    {
        int count = 0;
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("Contributions are an array.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == contributions.Length)
                throw new JsonException($"An anomaly has at most {BarAnomaly.Capacity} contributions.");
            contributions[count++] = reader.GetDouble();
        }

        return count;
    }
}
