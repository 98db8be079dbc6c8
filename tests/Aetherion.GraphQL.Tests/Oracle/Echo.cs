using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Oracle;

/// <summary>Arguments as JSON, absent ones left out, as the resolvers on the other side print theirs.</summary>
internal static class Echo
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(params (string Name, object? Value)[] arguments) =>
        "{" + string.Join(",", arguments.Select(Print).Where(text => text is not null)) + "}";

    private static string? Print((string Name, object? Value) argument)
    {
        var value = argument.Value;
        if (value?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            if (!(bool)type.GetProperty("HasValue")!.GetValue(value)!)
                return null;
            value = type.GetProperty("Value")!.GetValue(value);
        }

        return $"\"{argument.Name}\":{Print(value)}";
    }

    private static string Print(object? value) => value switch
    {
        null => "null",
        string text => Quote(text),
        bool boolean => boolean ? "true" : "false",
        int or long or double => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        decimal number => $"\"{number.ToString(CultureInfo.InvariantCulture)}\"",
        FurColor color => color == FurColor.DarkBlack ? "\"DARK_BLACK\"" : $"\"{color.ToString().ToUpperInvariant()}\"",
        IEnumerable items => $"[{string.Join(",", items.Cast<object?>().Select(Print))}]",
        _ => Of([.. value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property =>
                (char.ToLowerInvariant(property.Name[0]) + property.Name[1..], property.GetValue(value)))]),
    };

    // The encoder escapes what is beyond the basic plane all the same.
    private static string Quote(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.IsBmp ? JsonSerializer.Serialize(rune.ToString(), Plain)[1..^1] : rune.ToString()).Prepend(
            "\"").Append("\""));
}
