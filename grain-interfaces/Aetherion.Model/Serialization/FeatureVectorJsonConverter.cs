using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>Writes the known features as an object by name.</summary>
public sealed class FeatureVectorJsonConverter : JsonConverter<FeatureVector>
{
    private static readonly Dictionary<string, Feature> ByName =
        Enum.GetValues<Feature>().ToDictionary(f => f.ToString());

    public override FeatureVector Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var vector = new FeatureVector();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Features are an object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isOurs = ByName.TryGetValue(reader.GetString()!, out var feature);
            reader.Read();
            if (isOurs)
                vector[feature] = reader.GetDouble();
            else
                reader.Skip();
        }
        return vector;
    }

    public override void Write(Utf8JsonWriter writer, FeatureVector value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        foreach (var (name, feature) in ByName)
        {
            if (value[feature] is { } number)
                writer.WriteNumber(name, number);
        }
        writer.WriteEndObject();
    }
}
