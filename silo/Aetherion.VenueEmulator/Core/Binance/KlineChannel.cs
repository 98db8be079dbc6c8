using Aetherion.VenueEmulator.Core.Markets;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>A stream of bars.</summary>
internal sealed class KlineChannel(string stream, KlineInterval interval, DateTime dueTime)
{
    public string Stream => stream;

    public KlineInterval Interval => interval;

    /// <summary>When the bar is published next.</summary>
    public DateTime DueTime { get; set; } = dueTime;

    /// <summary>The bar that was published last.</summary>
    public long? OpenMs { get; set; }
}
