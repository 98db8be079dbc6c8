using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>
/// Reads answers and events about orders: amounts exactly as written, never through a binary fraction. What does not
/// fit throws <see cref="FormatException"/>, which <see cref="TryRead{T}"/> turns into false.
/// </summary>
internal static class OrderJson
{
    /// <summary>As many digits always fit a decimal.</summary>
    private const int DigitsMax = 28;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>False when the text is no JSON or not of the shape that the reader wants.</summary>
    public static bool TryRead<T>(
        ReadOnlyMemory<byte> json, Func<JsonElement, T> read, [NotNullWhen(true)] out T? value)
        where T : class
    {
        value = null;
        try
        {
            using var document = JsonDocument.Parse(LoneSurrogates.Replace(json), Options);
            value = read(document.RootElement);
            return true;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException
            or OverflowException)
        {
            return false;
        }
    }

    /// <summary>The time in a field of milliseconds; null when the text has none.</summary>
    public static DateTimeOffset? ReadClock(ReadOnlyMemory<byte> json, string name) =>
        TryRead(json, root => (object?)root.Time(name) ?? throw new FormatException("There is no time."), out var time)
            ? new DateTimeOffset((DateTime)time)
            : null;

    public static JsonElement Child(this JsonElement element, string name) =>
        element.Find(name) ?? throw new FormatException($"The field '{name}' is missing.");

    /// <summary>The field; null when it is missing or null.</summary>
    public static JsonElement? Find(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
            ? element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null
            : throw new FormatException("An object is expected.");

    /// <summary>A text or a number as text.</summary>
    public static string Text(this JsonElement element, string name) => AsText(element.Child(name));

    /// <summary>A text or a number as text; empty when missing.</summary>
    public static string TextOrEmpty(this JsonElement element, string name) =>
        element.Find(name) is { } value ? AsText(value) : "";

    public static decimal Amount(this JsonElement element, string name) => AsAmount(element.Child(name));

    /// <summary>An amount; null when it is missing or an empty text.</summary>
    public static decimal? AmountOrNull(this JsonElement element, string name) =>
        element.Find(name) is { } value && AsText(value).Length > 0 ? AsAmount(value) : null;

    public static long Whole(this JsonElement element, string name) =>
        long.TryParse(element.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"The field '{name}' is no whole number.");

    public static bool Flag(this JsonElement element, string name) => element.Find(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False or null => false,
        JsonValueKind.String => string.Equals(element.Text(name), "true", StringComparison.OrdinalIgnoreCase),
        _ => throw new FormatException($"The field '{name}' is neither true nor false."),
    };

    /// <summary>A time in milliseconds; null when missing.</summary>
    public static DateTime? Time(this JsonElement element, string name) =>
        element.Find(name) is null
            ? null
            : DateTimeOffset.FromUnixTimeMilliseconds(element.Whole(name) is >= 0 and < 253402300800000 and var time
                ? time
                : throw new FormatException($"The field '{name}' is no time.")).UtcDateTime;

    public static decimal AsAmount(JsonElement element)
    {
        var text = AsText(element);
        var style = element.ValueKind == JsonValueKind.Number
            ? NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent
            : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        // A decimal drops digits beyond its 28 without a word.
        return text.Count(char.IsAsciiDigit) <= DigitsMax && DecimalsOf(text) <= DigitsMax
            && decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new FormatException($"'{text}' is no amount.");
    }

    private static int DecimalsOf(string text)
    {
        var end = text.IndexOfAny(['e', 'E']);
        var exponent = end < 0
            ? 0
            : int.Parse(text.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = end >= 0 ? text[..end] : text;
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        return (point < 0 ? 0 : mantissa.Length - point - 1) - exponent;
    }

    private static string AsText(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Number => element.GetRawText(),
        _ => throw new FormatException("A text or a number is expected."),
    };
}
