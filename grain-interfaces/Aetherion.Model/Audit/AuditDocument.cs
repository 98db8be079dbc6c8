using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aetherion.Model;

/// <summary>
/// Makes the JSON of audit records: without secrets, addresses without their credentials, and within a bound.
/// </summary>
public static class AuditDocument
{
    /// <summary>The most bytes of a document; of a longer one its size and hash are kept.</summary>
    public const int BytesMax = 16 * 1024;

    /// <summary>What stands in the place of a secret.</summary>
    public const string Redacted = "[redacted]";

    // Parts of names, so that apiSecret, webhookSecret and refresh_token are all caught.
    private static readonly string[] SecretNames =
    [
        "secret", "password", "passphrase", "token", "privatekey", "apikey", "signature", "credential", "authorization",
    ];

    // Ends of names: what answers a challenge is a secret, while a challenger is a model.
    private static readonly string[] SecretEnds = ["challenge"];

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document of a JSON value.</summary>
    public static string Of(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
            Write(writer, "", value);
        return buffer.WrittenCount <= BytesMax
            ? Encoding.UTF8.GetString(buffer.WrittenSpan)
            : Summary(buffer.WrittenSpan);
    }

    /// <summary>The document of a value that the serializer can write.</summary>
    public static string Of<T>(T value, JsonSerializerOptions options) =>
        Of(JsonSerializer.SerializeToElement(value, options));

    /// <summary>Whether the value of a property of this name is never written.</summary>
    public static bool IsSecret(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return SecretNames.Any(secret => plain.Contains(secret, StringComparison.OrdinalIgnoreCase))
            || SecretEnds.Any(secret => plain.EndsWith(secret, StringComparison.OrdinalIgnoreCase));
    }

    /// <param name="name">Of the property whose value it is, or in whose list it stands.</param>
    private static void Write(Utf8JsonWriter writer, string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                    WriteProperty(writer, property);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, name, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Undefined:
                writer.WriteNullValue();
                break;
            case JsonValueKind.String when AuditAddress.Is(name, value.GetString()!):
                writer.WriteStringValue(AuditAddress.Cut(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void WriteProperty(Utf8JsonWriter writer, JsonProperty property)
    {
        writer.WritePropertyName(property.Name);
        if (property.Value.ValueKind != JsonValueKind.Null && IsSecret(property.Name))
            writer.WriteStringValue(Redacted);
        else
            Write(writer, property.Name, property.Value);
    }

    private static string Summary(ReadOnlySpan<byte> document) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"bytes":{{document.Length}},"sha256":"{{Convert.ToHexStringLower(SHA256.HashData(document))}}"}""");
}
