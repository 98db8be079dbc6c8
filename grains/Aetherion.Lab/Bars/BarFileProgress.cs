namespace Aetherion.Lab.Bars;

/// <summary>How much of a bar file is read, in bytes as it lies there, packed or not; up to a buffer ahead of its bars.</summary>
public readonly record struct BarFileProgress(long BytesDone, long BytesTotal);
