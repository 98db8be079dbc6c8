using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Regimes;

/// <summary>
/// The labels of a range of bars as an as-of join with the transitions: the label at a close is that of the last
/// transition at or before it. Read once, when the first label is asked for.
/// </summary>
internal sealed class RegimeTimeline(
    RegimeKey key, DateTime firstClose, DateTime lastClose, int barCount, TransitionLoader transitions, IClusterClient grains)
    : IRegimeLabels
{
    private readonly Lock _lock = new();
    private Task<ImmutableArray<(DateTime Close, Regime Regime)>>? _changes;

    public async ValueTask<RegimeLabel?> AtCloseAsync(Candle candle, CancellationToken cancellationToken)
    {
        var changes = await Changes();
        Regime? label = null;
        foreach (var (close, regime) in changes)
        {
            if (close > candle.CloseTime)
                break;
            label = regime;
        }
        return label is null or Regime.Unknown ? null : (RegimeLabel)label.Value;
    }

    private Task<ImmutableArray<(DateTime Close, Regime Regime)>> Changes()
    {
        lock (_lock)
            return _changes ??= ReadAsync();
    }

    private async Task<ImmutableArray<(DateTime Close, Regime Regime)>> ReadAsync()
    {
        var before = transitions.LoadAsync(new TransitionRange(key, null, firstClose, 1, NewestFirst: true));
        var within = transitions.LoadAsync(
            new TransitionRange(key, firstClose, lastClose + TimeRange.Step, barCount, NewestFirst: false));
        var now = grains.GetRegime(key).GetEstimate();
        var changes = (await before).Concat(await within).Select(t => (t.BarCloseTime, t.Current)).ToList();

        // The transition to the label in force may not be stored yet; the grain knows it.
        if (await now is { } estimate && (changes.Count == 0 || estimate.Since > changes[^1].BarCloseTime))
            changes.Add((estimate.Since, estimate.Regime));
        return [.. changes];
    }
}
