using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Grains.Regimes;

/// <summary>The last bars of a regime, for readers that catch up; a queue that grows to its bound.</summary>
internal sealed class RecentBars(int countMax)
{
    private readonly Queue<RegimeBar> _bars = new();

    public void Add(in RegimeBar bar)
    {
        if (_bars.Count == countMax)
            _bars.Dequeue();
        _bars.Enqueue(bar);
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
