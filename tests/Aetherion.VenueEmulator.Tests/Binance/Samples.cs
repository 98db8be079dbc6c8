using System.IO.Compression;
using System.Text.Json;

namespace Aetherion.VenueEmulator.Tests.Binance;

/// <summary>Messages that the venue really sent or documents, from the files beside the checkout.</summary>
internal static class Samples
{
    public static IEnumerable<JsonElement> Lines(string file)
    {
        using var plain = new GZipStream(File.OpenRead(SharedFile.Path(file)), CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    /// <summary>A sample of the documentation of spot that has a member.</summary>
    public static JsonElement Documented(string section, string member) => Lines("fixtures/binance-spot-docs-samples.jsonl.gz")
        .Where(line => line.GetProperty("section").GetString()!.StartsWith(section, StringComparison.Ordinal))
        .Select(line => First(line.GetProperty("json"))).First(sample => Has(sample, member));

    public static JsonElement Net(string path, string member) => Lines("fixtures/binance-net.jsonl.gz")
        .Where(line => line.TryGetProperty("path", out var found) && found.GetString() == path)
        .Select(line => First(line.GetProperty("response"))).First(sample => Has(sample, member));

    public static JsonElement Nautilus(string file) => Lines("fixtures/nautilus-binance.jsonl.gz")
        .First(line => line.GetProperty("file").GetString()!.EndsWith(file, StringComparison.Ordinal)).GetProperty("json");

    /// <summary>A recorded message of a type.</summary>
    public static JsonElement Recorded(string file, string type) => Lines(file)
        .Select(Message).First(message => Has(message, "e") && message.GetProperty("e").GetString() == type);

    /// <summary>A recorded REST book.</summary>
    public static JsonElement RecordedBook(string file) => Lines(file).Select(Message).First(message => Has(message, "lastUpdateId"));

    /// <summary>A recorded quote of spot, which names no type.</summary>
    public static JsonElement RecordedQuote(string file) => Lines(file).Select(Message).First(message => Has(message, "A") && Has(message, "B"));

    /// <summary>The members in their order with the kinds of their values.</summary>
    public static IEnumerable<string> Shape(JsonElement element) => element.EnumerateObject().Select(member => $"{member.Name}:{Kind(member.Value)}");

    private static JsonElement First(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > 0 ? json[0] : json;

    private static bool Has(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out _);

    private static JsonElement Message(JsonElement line)
    {
        var message = line.TryGetProperty("msg", out var recorded) ? recorded : line.TryGetProperty("data", out var session) ? session : line;
        return Has(message, "data") ? message.GetProperty("data") : message;
    }

    private static string Kind(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? "Boolean"
        : value.ValueKind.ToString();
}
