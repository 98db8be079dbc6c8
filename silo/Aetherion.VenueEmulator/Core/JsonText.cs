using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aetherion.VenueEmulator.Core;

/// <summary>Writes JSON as the venues do: no spaces, numbers of prices and quantities as text with fixed decimals.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Formats = [.. Enumerable.Range(0, 19).Select(places => "F" + places.ToString(CultureInfo.InvariantCulture))];

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>An object with what the action writes in it.</summary>
    public static byte[] Object(Action<Utf8JsonWriter> write) => Write(writer =>
    {
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
    });

    public static string Format(decimal value, int decimals) =>
        value.ToString(Formats[decimals], CultureInfo.InvariantCulture);

    public static void Decimal(this Utf8JsonWriter writer, string name, decimal value, int decimals)
    {
        writer.WritePropertyName(name);
        writer.DecimalValue(value, decimals);
    }

    public static void DecimalValue(this Utf8JsonWriter writer, decimal value, int decimals)
    {
        Span<byte> text = stackalloc byte[64];
        value.TryFormat(text, out var length, Formats[decimals], CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
