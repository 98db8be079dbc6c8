using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orleans.Runtime;

/// <summary>Writes a stream identity as <c>namespace/key</c>.</summary>
public sealed class StreamIdJsonConverter : JsonConverter<StreamId>
{
    /// <inheritdoc/>
    public override StreamId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } text ? StreamId.Parse(Encoding.UTF8.GetBytes(text)) : default;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, StreamId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(TextOf(value));

    /// <inheritdoc/>
    public override StreamId ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        StreamId.Parse(Encoding.UTF8.GetBytes(reader.GetString()!));

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, StreamId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(TextOf(value));

    private static string TextOf(StreamId value) =>
        value.FullKey.IsEmpty ? "" : $"{value.GetNamespace()}/{value.GetKeyAsString()}";
}
