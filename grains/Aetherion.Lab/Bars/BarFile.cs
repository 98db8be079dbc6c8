namespace Aetherion.Lab.Bars;

/// <summary>A bar file that was read to its end without a bad row.</summary>
/// <param name="Sha256">Of its bytes.</param>
public sealed record BarFile(FileInfo Info, string Sha256, long BarCount);
