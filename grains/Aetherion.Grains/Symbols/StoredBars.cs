using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Symbols;

/// <summary>The stored bars of a symbol that a model which takes over gets to know.</summary>
internal sealed class StoredBars(SymbolKey key, IMarketDataHistory history, SymbolGrainOptions options)
{
    /// <summary>Whether bars are stored that the pipeline has not closed again yet.</summary>
    public async Task<bool> IsBehindAsync(
        Timeframe timeframe, long lastSequence, CancellationToken cancellationToken) =>
        !(await history.ReadBarsAfterAsync(key, timeframe, lastSequence, 1, cancellationToken)).Bars.IsEmpty;

    /// <summary>Gives the last bars up to a sequence, oldest first, page by page.</summary>
    public async Task ReadLastAsync(
        Timeframe timeframe,
        long lastSequence,
        Action<ImmutableArray<ClosedBar>> take,
        CancellationToken cancellationToken)
    {
        for (var after = Math.Max(0, lastSequence - options.WarmUpBars); after < lastSequence;)
        {
            var page = await history.ReadBarsAfterAsync(
                key, timeframe, after, (int)Math.Min(options.RebuildPage, lastSequence - after), cancellationToken);
            var bars = page.Bars.Where(bar => bar.Sequence <= lastSequence).ToImmutableArray();
            if (bars.IsEmpty)
                break;
            take(bars);
            after = bars[^1].Sequence;
        }
    }
}
