namespace Aetherion.Recordings;

/// <summary>The names and bounds of the format, which docs/recordings.md describes.</summary>
public static class RecordingFormat
{
    /// <summary>The version that is written, and the only one that is read.</summary>
    public const int Version = 2;

    public const string ManifestName = "manifest.json";

    /// <summary>Written when a recording ended as it should.</summary>
    public const string EndName = "end.json";

    public const string SegmentExtension = ".seg";
    public const string IndexExtension = ".idx";

    /// <summary>A block is closed once its rows take as much.</summary>
    public const int BlockBytes = 1 << 18;

    /// <summary>The longest payload of one row; venues' longest are whole books of some megabytes.</summary>
    public const int PayloadBytesMax = 1 << 25;

    /// <summary>The longest target of a row, in bytes of UTF-8.</summary>
    public const int TargetBytesMax = 4096;

    /// <summary>No block says that it is longer, neither packed nor unpacked.</summary>
    public const int BlockBytesMax = PayloadBytesMax + BlockBytes + TargetBytesMax + 64;

    /// <summary>A segment is closed once it is as long.</summary>
    public const long SegmentBytesMax = 64L << 20;

    /// <summary>The longest manifest and the longest end that are read.</summary>
    public const int DocumentBytesMax = 16 << 20;

    /// <summary>A segment is closed once its rows span as much.</summary>
    public static readonly TimeSpan SegmentSpanMax = TimeSpan.FromHours(1);

    /// <summary>The name of a segment without its extension; names sort as the segments follow each other.</summary>
    internal static string SegmentName(int number) =>
        number.ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
}
