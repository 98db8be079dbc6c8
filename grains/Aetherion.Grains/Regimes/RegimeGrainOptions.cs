using Aetherion.Domain.Regimes;

namespace Aetherion.Grains.Regimes;

/// <summary>The bounds of regime grains.</summary>
public sealed record RegimeGrainOptions
{
    public RegimeDetectorOptions Detector { get; init; } = new();

    /// <summary>A checkpoint after so many bars. What came later is decided again from the stored bars.</summary>
    public int CheckpointBars { get; init; } = 4096;

    /// <summary>How many bars the grain holds for readers that catch up.</summary>
    public int RecentBarsMax { get; init; } = 256;

    /// <summary>How many stored bars are read at once to catch up.</summary>
    public int CatchUpPage { get; init; } = 2048;

    /// <summary>How long a batch waits for its transitions to be stored before it is delivered again.</summary>
    public TimeSpan StoreTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
