namespace Aetherion.Grains.Symbols;

/// <summary>The bounds of symbol grains.</summary>
public sealed record SymbolGrainOptions
{
    /// <summary>A checkpoint after so many events. What came later is read again from the stored events.</summary>
    public int CheckpointEvents { get; init; } = 50_000;

    /// <summary>A checkpoint after so many bars of a source that has no trades.</summary>
    public int CheckpointBars { get; init; } = 8_192;

    /// <summary>And at the latest after this time.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many closed bars of each timeframe are held for readers, and published live of one batch.</summary>
    public int RecentCandlesMax { get; init; } = 128;

    /// <summary>How many trades are held for readers.</summary>
    public int RecentTradesMax { get; init; } = 200;

    /// <summary>How many stored events are read at once to rebuild.</summary>
    public int RebuildPage { get; init; } = 10_000;

    /// <summary>How many stored bars the filter of a model that takes over is warmed on.</summary>
    public int WarmUpBars { get; init; } = 1_440;

    /// <summary>The most levels of a side that a reader of the book gets.</summary>
    public int BookDepthMax { get; init; } = 100;

    /// <summary>How long a checkpoint waits for the rows before it to be stored.</summary>
    public TimeSpan FlushTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
