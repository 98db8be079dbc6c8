namespace Aetherion.Host.Commands;

/// <summary>A bar file that was read to its end without a bad row.</summary>
/// <param name="Sha256">Of its bytes.</param>
internal sealed record BarFile(FileInfo Info, string Sha256, long BarCount);
