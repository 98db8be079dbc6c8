using System.IO.Compression;
using System.Text;

namespace Aetherion.EndToEnd.Tests;

/// <summary>The first lines of a packed recording as a file of their own.</summary>
internal static class RecordingPart
{
    public static async Task<string> WriteAsync(string source, string folder, int lineCount)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(source), CompressionMode.Decompress));
        StringBuilder lines = new();
        for (var i = 0; i < lineCount && await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line; i++)
            lines.Append(line).Append('\n');
        var part = Path.Combine(folder, $"{Guid.NewGuid():N}.jsonl");
        await File.WriteAllTextAsync(part, lines.ToString(), TestContext.Current.CancellationToken);
        return part;
    }
}
