using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Answers to the messages of a socket of streams.</summary>
internal static class SocketAnswer
{
    public static byte[] Done(JsonElement id) => Write(id, json => json.WriteNull("result"));

    public static byte[] Flag(bool value, JsonElement id) => Write(id, json => json.WriteBoolean("result", value));

    public static byte[] List(IEnumerable<string> streams, JsonElement id) => Write(id, json =>
    {
        json.WriteStartArray("result");
        foreach (var stream in streams.Order(StringComparer.Ordinal))
            json.WriteStringValue(stream);
        json.WriteEndArray();
    });

    public static byte[] Error(int code, string message, JsonElement id) => Write(id, json =>
    {
        json.WriteStartObject("error");
        json.WriteNumber("code", code);
        json.WriteString("msg", message);
        json.WriteEndObject();
    });

    private static byte[] Write(JsonElement id, Action<Utf8JsonWriter> write) => JsonText.Object(json =>
    {
        write(json);
        if (id.ValueKind == JsonValueKind.Undefined)
            return;
        json.WritePropertyName("id");
        id.WriteTo(json);
    });
}
