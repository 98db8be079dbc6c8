using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Grains.Regimes;

/// <summary>The last bars of a regime, for readers that catch up; a queue that grows to its bound.</summary>
internal sealed class RecentBars(int countMax)
{
    private readonly Queue<RegimeBar> _bars = new();
    private long _last;

    public void Add(in RegimeBar bar)
    {
        // Bars before a hole could not be told from those that follow without one.
        if (bar.Sequence != _last + 1)
            _bars.Clear();
        if (_bars.Count == countMax)
            _bars.Dequeue();
        _bars.Enqueue(bar);
        _last = bar.Sequence;
    }

    /// <summary>The bars that follow a sequence without a gap; empty when the next one is not held.</summary>
    public ImmutableArray<RegimeBar> After(long sequence, int limit)
    {
        if (_bars.Count == 0 || _bars.Peek().Sequence > sequence + 1)
            return [];
        var first = _bars.Peek().Sequence;
        return [.. _bars.Skip((int)Math.Min(_bars.Count, sequence + 1 - first)).Take(limit)];
    }
}
