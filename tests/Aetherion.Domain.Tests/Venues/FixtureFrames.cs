using System.Text.Json;

namespace Aetherion.Domain.Tests.Venues;

/// <summary>What venues sent in the collections of samples, and nothing that was sent to them.</summary>
internal static class FixtureFrames
{
    /// <summary>A collector's own mark of the snapshots that it put together.</summary>
    private const string CollectorsMark = "\"generated\":true,";

    /// <summary>Ids stand as <c>|1|</c> or <c>|id|</c>, and concurrent dialogues are numbered.</summary>
    /// <param name="exchange">How the names of the exchanges that count begin, where samples name theirs.</param>
    public static IEnumerable<string> Of(string file, string exchange)
    {
        foreach (var line in VenueRecording.Lines($"fixtures/{file}.jsonl.gz"))
        {
            using var json = JsonDocument.Parse(line);
            foreach (var frame in FramesOf(json.RootElement, exchange).ToArray())
                yield return frame.Replace("|id|", "1").Replace("|1|", "1").Replace(CollectorsMark, "").TrimStart('1', '2', ' ');
        }
    }

    private static IEnumerable<string> FramesOf(JsonElement sample, string exchange)
    {
        if (sample.TryGetProperty("exchange", out var venue) && !venue.GetString()!.StartsWith(exchange, StringComparison.Ordinal))
            yield break;
        foreach (var name in new[] { "response", "json", "msg" })
        {
            if (sample.TryGetProperty(name, out var body))
                yield return body.GetRawText();
        }
        if (!sample.TryGetProperty("messages", out var messages))
            yield break;
        foreach (var sent in messages.EnumerateArray().Where(m => m.GetProperty("dir").GetString() != "sent"))
            yield return sent.TryGetProperty("json", out var json) ? json.GetRawText() : sent.GetProperty("text").GetString()!;
    }
}
