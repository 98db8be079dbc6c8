using System.Globalization;
using System.Text.Json;

namespace Aetherion.Host.Commands;

/// <summary>
/// What a model is made of, for people: the members of its document, whatever its family, with the long ones counted and not
/// printed. <c>--json</c> has the whole.
/// </summary>
internal static class ModelDocumentText
{
    /// <summary>The most numbers or names printed of one list: a matrix of four states.</summary>
    private const int ListMax = 16;

    private const int Digits = 6;

    /// <summary>What the row of the model says by itself.</summary>
    private static readonly HashSet<string> SaidElsewhere = ["version", "features", "training"];

    public static IEnumerable<(string Name, string Value)> Lines(string document)
    {
        using var parsed = JsonDocument.Parse(document);
        return [.. Members(parsed.RootElement).Where(member => !SaidElsewhere.Contains(member.Name))];
    }

    private static IEnumerable<(string Name, string Value)> Members(JsonElement element) => element
        .EnumerateObject()
        .Where(member => member.Value.ValueKind != JsonValueKind.Null)
        .Select(member => (member.Name, TextOf(member.Value)));

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Number(value),
        JsonValueKind.Array => ListOf(value),
        JsonValueKind.Object => string.Join(", ", Members(value).Select(member => $"{member.Name} {member.Value}")),
        _ => value.ToString(),
    };

    private static string ListOf(JsonElement list)
    {
        var count = list.GetArrayLength();
        var isPlain = list.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Number or JsonValueKind.String);
        return isPlain && count <= ListMax
            ? string.Join(", ", list.EnumerateArray().Select(TextOf))
            : $"({count.ToString("#,0", CultureInfo.InvariantCulture)} in all)";
    }

    private static string Number(JsonElement number) =>
        number.GetDouble().ToString($"G{Digits}", CultureInfo.InvariantCulture);
}
