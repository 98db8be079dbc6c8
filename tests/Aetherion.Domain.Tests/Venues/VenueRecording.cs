using System.IO.Compression;

namespace Aetherion.Domain.Tests.Venues;

/// <summary>
/// Reads the lines of a recording and cuts the venue's own bytes out of what the recorder put round them.
/// </summary>
internal static class VenueRecording
{
    private const string SharedFolder = "data";

    /// <summary>What some recorders put behind the frame.</summary>
    private const string Connection = ",\"conn\":\"";

    public static IEnumerable<string> Lines(string relativePath)
    {
        using var file = File.OpenRead(SharedData.Require($"{SharedFolder}/{relativePath}"));
        using StreamReader reader = new(new GZipStream(file, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>
    /// The frame inside a line: after <c>"msg":</c>, after <c>"data":</c> of a recorder's own envelope, or inside
    /// <c>{"rest_depth_snapshot":…}</c>; the whole line where there is no envelope.
    /// </summary>
    public static ReadOnlySpan<char> Frame(string line)
    {
        var frame = line.AsSpan();
        if (line.StartsWith("{\"recv_", StringComparison.Ordinal))
            frame = After(frame, "\"msg\":");
        else if (line.StartsWith("{\"t\":\"", StringComparison.Ordinal))
            frame = After(frame, "\"data\":");
        return frame.StartsWith("{\"rest_depth_snapshot\":") ? After(frame, "\"rest_depth_snapshot\":") : frame;
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> line, string name)
    {
        var start = line.IndexOf(name) + name.Length;
        var end = line.LastIndexOf(Connection);
        return end > start ? line[start..end] : line[start..^1];
    }
}
