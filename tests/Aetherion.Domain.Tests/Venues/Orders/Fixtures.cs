using System.Text;
using System.Text.Json;

namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>Answers and events of the collections beside the repository, by the end of the name of their file.</summary>
internal static class Fixtures
{
    public static byte[] Answer(string collection, string file) =>
        Bytes(Only(collection, file).GetProperty("response"));

    public static byte[] Sample(string collection, string file) => Bytes(Only(collection, file).GetProperty("json"));

    public static byte[] Push(string collection, string file) => Bytes(Only(collection, file).GetProperty("messages")
        .EnumerateArray().Single(m => m.GetProperty("dir").GetString() == "push").GetProperty("json"));

    public static byte[][] Documented(string section) =>
    [
        .. VenueRecording.Lines("fixtures/binance-spot-docs-samples.jsonl.gz")
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(sample => sample.GetProperty("section").GetString() == section)
            .Select(sample => Bytes(sample.GetProperty("json"))),
    ];

    public static IEnumerable<(string File, byte[] Json)> Samples(string collection, string part)
    {
        foreach (var line in VenueRecording.Lines($"fixtures/{collection}.jsonl.gz"))
        {
            using var row = JsonDocument.Parse(line);
            var file = row.RootElement.GetProperty("file").GetString()!;
            if (file.Contains(part, StringComparison.Ordinal) && row.RootElement.TryGetProperty("json", out var json))
                yield return (file, Bytes(json));
        }
    }

    private static JsonElement Only(string collection, string file) =>
        VenueRecording.Lines($"fixtures/{collection}.jsonl.gz")
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Single(row => row.GetProperty("file").GetString()!.EndsWith(file, StringComparison.Ordinal));

    private static byte[] Bytes(JsonElement element) => Encoding.UTF8.GetBytes(element.GetRawText());
}
