using Aetherion.Model;

namespace Aetherion.Domain.Features;

/// <summary>
/// Runs a fresh filter over bars of the past, so that it can take over from another one. A filter that was warmed on every
/// bar since the first is the one that had run from the beginning, bit for bit.
/// </summary>
public static class FilterWarmUp
{
    /// <summary>Takes bars in, oldest first; may be called again with those that follow.</summary>
    public static void Run(IBarFilter filter, ReadOnlySpan<ClosedBar> bars)
    {
        ArgumentNullException.ThrowIfNull(filter);
        foreach (ref readonly var bar in bars)
        {
            // The first bar after an outage has no return: the pipeline starts its filters anew there.
            if (!bar.Features.IsKnown(Feature.LogReturn))
                filter.Interrupt();
            filter.Update(bar.Features, out _);
        }
    }
}
