using System.Text.Json;

namespace Aetherion.VenueEmulator.Core.Weex;

/// <summary>Answers of REST. The codes and words of refusals are not verified against the venue.</summary>
internal static class WeexReply
{
    public static VenueReply Write(Action<Utf8JsonWriter> write) => new(200, JsonText.Write(write));

    public static VenueReply Object(Action<Utf8JsonWriter> write) => new(200, JsonText.Object(write));

    /// <summary>A list of objects.</summary>
    public static VenueReply Rows<T>(IEnumerable<T> rows, Action<Utf8JsonWriter, T> write) => Write(json =>
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            write(json, row);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    public static VenueReply Error(int status, int code, string message) => new(status, JsonText.Object(json =>
    {
        json.WriteNumber("code", code);
        json.WriteString("msg", message);
    }));
}
