using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>
/// Runs a fresh filter over bars of the past, so that it can take over from another one. A filter that was warmed on every
/// bar since the first is the one that had run from the beginning, bit for bit.
/// </summary>
public static class FilterWarmUp
{
    /// <summary>Takes bars in, oldest first.</summary>
    /// <param name="lastClose">The close of the bar before them, null when there is none.</param>
    /// <returns>The close of the last one, for the bars that follow.</returns>
    public static DateTime? Run(IBarFilter filter, ReadOnlySpan<ClosedBar> bars, DateTime? lastClose = null)
    {
        ArgumentNullException.ThrowIfNull(filter);
        foreach (ref readonly var bar in bars)
        {
            // The first bar after an outage has no return: the pipeline starts its filters anew there.
            if (!bar.Features.IsKnown(Feature.LogReturn))
                filter.Interrupt(MissedBars.Between(lastClose, bar.Candle.OpenTime, bar.Candle.Timeframe));
            filter.Update(bar.Features, out _);
            lastClose = bar.Candle.CloseTime;
        }
        return lastClose;
    }
}
