using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>How long an outage was.</summary>
public static class MissedBars
{
    /// <summary>
    /// The bars that fit between the close of the last one before an outage and the open of the first one after it, whether
    /// the market was open or not; 0 when there was none before.
    /// </summary>
    public static long Between(DateTime? lastClose, DateTime nextOpen, Timeframe timeframe) =>
        lastClose is { } close ? Math.Max(0, (nextOpen - close).Ticks / timeframe.Duration().Ticks) : 0;
}
