using System.IO.Compression;
using System.Text;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Venues;

/// <summary>The venue's own bytes of a recording, in memory and in order.</summary>
internal static class VenueFrames
{
    /// <summary>What recorders put round a frame; it ends with the line's last brace.</summary>
    private static readonly string[] Envelopes = ["\"msg\":", "{\"rest_depth_snapshot\":"];

    private const string Data = "\"data\":";

    /// <summary>The frames of a file under the shared data whose lines contain a text.</summary>
    public static byte[][] Read(string file, string contains = "")
    {
        var path = RepositoryPaths.Shared($"data/{file}");
        if (!File.Exists(path))
            throw new InvalidOperationException($"../shared/data/{file} is not here; the figures need it.");
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        List<byte[]> frames = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Contains(contains, StringComparison.Ordinal))
                frames.Add(Encoding.UTF8.GetBytes(Unwrap(line)));
        }
        return [.. frames];
    }

    private static string Unwrap(string line)
    {
        // Cryptofeed's envelope has a name that Binance's own has too, and may name the connection behind the frame.
        if (line.StartsWith("{\"t\":", StringComparison.Ordinal))
        {
            var data = line.IndexOf(Data, StringComparison.Ordinal) + Data.Length;
            var end = line.LastIndexOf(",\"conn\":", StringComparison.Ordinal);
            return end > data ? line[data..end] : line[data..^1];
        }
        foreach (var envelope in Envelopes)
        {
            var start = line.IndexOf(envelope, StringComparison.Ordinal);
            if (start >= 0)
                line = line[(start + envelope.Length)..^1];
        }
        return line;
    }
}
