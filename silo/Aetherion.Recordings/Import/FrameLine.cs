namespace Aetherion.Recordings;

/// <summary>A line of a recorder's file: what it is, when it came, and the venue's bytes in it as they came.</summary>
/// <param name="Path">Of a connection or a reply; empty where the recorder does not say.</param>
internal readonly record struct FrameLine(
    FrameLineKind Kind, DateTime Time, string Path, ReadOnlyMemory<byte> Payload);
