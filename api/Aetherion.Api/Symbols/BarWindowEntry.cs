namespace Aetherion.Api.Symbols;

/// <summary>A series of the cache: its window, and the gate through which one request at a time reads for all.</summary>
internal sealed class BarWindowEntry
{
    public BarWindow? Window { get; set; }

    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>When it was last asked for, as a timestamp of the clock.</summary>
    public long UsedAt { get; set; }
}
