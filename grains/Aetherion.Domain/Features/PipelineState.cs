namespace Aetherion.Domain.Features;

/// <summary>All that a <see cref="SymbolPipeline"/> needs to go on bit by bit as if it had never stopped.</summary>
/// <param name="Version">Of the layout of <paramref name="Data"/>; another one is refused, and its owner starts over.</param>
public sealed record PipelineState(int Version, byte[] Data)
{
    /// <summary>The version that is written and read.</summary>
    public const int CurrentVersion = 1;
}
