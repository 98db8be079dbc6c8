using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans.Runtime;

namespace Aetherion.Grains.Tests.Symbols;

/// <summary>
/// What was published, as a subscriber keeps it who drops what it has seen. Notes what must not be: another content under
/// the same number, a number left out, or a bar that decides something before it is stored.
/// </summary>
internal sealed class Publications(MarketTables tables)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, SortedDictionary<long, object>> _streams =
        new(StringComparer.Ordinal);

    private readonly List<string> _violations = [];

    public ImmutableArray<string> Violations
    {
        get
        {
            lock (_lock)
                return [.. _violations];
        }
    }

    /// <summary>Every stream with what was published on it, in order and each once.</summary>
    public ImmutableArray<(string Stream, object Item)> All
    {
        get
        {
            lock (_lock)
                return [.. _streams.SelectMany(stream => stream.Value.Values.Select(item => (stream.Key, item)))];
        }
    }

    public ImmutableArray<T> On<T>(StreamId stream)
    {
        lock (_lock)
            return [.. (_streams.GetValueOrDefault(stream.ToString()) ?? []).Values.Cast<T>()];
    }

    public void Add(StreamId stream, object item)
    {
        lock (_lock)
        {
            foreach (var (sequence, content) in Split(stream.ToString(), item))
                Add(stream.ToString(), sequence, content);
        }
    }

    private void Add(string stream, long sequence, object content)
    {
        if (!_streams.TryGetValue(stream, out var seen))
            _streams[stream] = seen = [];
        if (seen.TryGetValue(sequence, out var before))
        {
            if (!before.Equals(content))
                _violations.Add($"{stream} #{sequence} was published as {before} and as {content}");
            return;
        }
        if (seen.Count > 0 && seen.Keys.Last() > sequence)
            _violations.Add($"{stream} #{sequence} came after a later one");
        seen[sequence] = content;
    }

    private IEnumerable<(long Sequence, object Content)> Split(string stream, object item)
    {
        switch (item)
        {
            case MarketEventBatch batch:
                return batch.Events.Select(e => (e.Sequence, (object)MarketTape.TextOf(batch.Key, e)));
            case ClosedBarBatch batch:
                if (stream.Contains(StreamNames.ClosedBars, StringComparison.Ordinal))
                    RequireStored(stream, new RegimeKey(batch.Key, batch.Timeframe), batch.Bars[^1].Sequence);
                return batch.Bars.Select(bar => (bar.Sequence, (object)bar));
            case RegimeBarBatch batch:
                RequireStored(stream, batch.Key, batch.Bars[^1].Sequence);
                return batch.Bars.Select(bar => (bar.Sequence, (object)bar));
            case RegimeTransition transition:
                if (!tables.Transitions.Any(t => t.Id == transition.Id))
                    _violations.Add($"{transition.Id} was published before it was stored");
                return [(transition.Number, transition)];
            default:
                return [(0, $"{stream} carries {item.GetType()}")];
        }
    }

    private void RequireStored(string stream, RegimeKey key, long sequence)
    {
        if (!tables.Bars(key).Any(bar => bar.Sequence == sequence))
            _violations.Add($"{stream} #{sequence} was published before it was stored");
    }
}
