using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Aetherion.EndToEnd.Tests;

/// <summary>The first lines of a packed recording as a file of their own.</summary>
internal static partial class RecordingPart
{
    public static Task<string> WriteAsync(string source, string folder, int lineCount) =>
        WriteAsync(source, folder, lineCount, line => line);

    public static async Task<string> WriteAsync(string source, string folder, int lineCount, Func<string, string> change)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(source), CompressionMode.Decompress));
        StringBuilder lines = new();
        for (var i = 0; i < lineCount && await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line; i++)
            lines.Append(change(line)).Append('\n');
        var part = Path.Combine(folder, $"{Guid.NewGuid():N}.jsonl");
        await File.WriteAllTextAsync(part, lines.ToString(), TestContext.Current.CancellationToken);
        return part;
    }

    /// <summary>A line that cryptofeed kept of Binance as of another time: when it was received, and the times that the venue gave.</summary>
    public static string Shift(string line, TimeSpan shift) => VenueTime().Replace(
        ReceivedTime().Replace(line, match => Shifted(match, (decimal)shift.TotalSeconds)),
        match => Shifted(match, (decimal)shift.TotalMilliseconds));

    private static string Shifted(Match match, decimal by) => string.Create(
        CultureInfo.InvariantCulture,
        $"{match.Groups[1].Value}{decimal.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) + by:0.######}");

    [GeneratedRegex("(\"ts\":)([0-9.]+)")]
    private static partial Regex ReceivedTime();

    [GeneratedRegex("(\"[ET]\":)([0-9]+)")]
    private static partial Regex VenueTime();
}
