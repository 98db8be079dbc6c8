using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Symbols;

/// <summary>
/// Ticks, bars and transitions as tables would keep them: a row whose sequence was reached before is left out. They outlive
/// the processes that use them.
/// </summary>
internal sealed class MarketTables : IMarketDataHistory
{
    private readonly Lock _lock = new();
    private readonly Dictionary<SymbolKey, List<MarketEvent>> _ticks = [];
    private readonly Dictionary<RegimeKey, List<(ClosedBar Bar, string Model, string? Scorer)>> _bars = [];
    private readonly Dictionary<string, RegimeTransition> _transitions = [];
    private TaskCompletionSource _up = Completed();

    /// <summary>How often an append of transitions fails before it succeeds.</summary>
    public int FailingAppends { get; set; }

    /// <summary>How many rows were given again and left out.</summary>
    public int LeftOutCount { get; private set; }

    /// <summary>Completes while the database answers.</summary>
    public Task Up => _up.Task;

    public ImmutableArray<RegimeTransition> Transitions
    {
        get
        {
            lock (_lock)
                return [.. _transitions.Values];
        }
    }

    public void GoDown() => _up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void ComeBack() => _up.TrySetResult();

    public ImmutableArray<MarketEvent> Ticks(SymbolKey key)
    {
        lock (_lock)
            return [.. _ticks.GetValueOrDefault(key) ?? []];
    }

    public ImmutableArray<ClosedBar> Bars(RegimeKey key)
    {
        lock (_lock)
            return [.. (_bars.GetValueOrDefault(key) ?? []).Select(row => row.Bar)];
    }

    /// <summary>The model of each stored bar.</summary>
    public ImmutableArray<string> Versions(RegimeKey key)
    {
        lock (_lock)
            return [.. (_bars.GetValueOrDefault(key) ?? []).Select(row => row.Model)];
    }

    /// <summary>The anomaly model of each stored bar.</summary>
    public ImmutableArray<string?> Scorers(RegimeKey key)
    {
        lock (_lock)
            return [.. (_bars.GetValueOrDefault(key) ?? []).Select(row => row.Scorer)];
    }

    /// <summary>Drops stored bars, as retention does.</summary>
    public void DropBars(RegimeKey key, long from, long to)
    {
        lock (_lock)
            _bars[key].RemoveAll(row => row.Bar.Sequence >= from && row.Bar.Sequence <= to);
    }

    public void Commit(MarketEventBatch batch)
    {
        lock (_lock)
        {
            if (!_ticks.TryGetValue(batch.Key, out var rows))
                _ticks[batch.Key] = rows = [];
            foreach (var item in batch.Events)
            {
                if (rows.Count == 0 || rows[^1].Sequence < item.Sequence)
                    rows.Add(item);
                else
                    LeftOutCount++;
            }
        }
    }

    public void Commit(ClosedBarBatch batch)
    {
        lock (_lock)
        {
            var key = new RegimeKey(batch.Key, batch.Timeframe);
            if (!_bars.TryGetValue(key, out var rows))
                _bars[key] = rows = [];
            foreach (var bar in batch.Bars)
            {
                if (rows.Count == 0 || rows[^1].Bar.Sequence < bar.Sequence)
                    rows.Add((bar, batch.ModelVersion, batch.AnomalyVersion));
                else
                    LeftOutCount++;
            }
        }
    }

    public void Append(ImmutableArray<RegimeTransition> transitions)
    {
        lock (_lock)
        {
            if (FailingAppends-- > 0)
                throw new IOException("The transitions could not be appended.");
            foreach (var transition in transitions)
                _transitions.TryAdd(transition.Id, transition);
        }
    }

    public async Task<ClosedBarBatch> ReadBarsAfterAsync(
        SymbolKey key, Timeframe timeframe, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        await Up.WaitAsync(cancellationToken);
        lock (_lock)
        {
            var rows = (_bars.GetValueOrDefault(new RegimeKey(key, timeframe)) ?? [])
                .Where(row => row.Bar.Sequence > afterSequence).Take(limit).ToArray();
            var (_, model, scorer) = rows.Length == 0 ? (default, "", null) : rows[0];
            return new ClosedBarBatch(
                key, timeframe, model,
                [.. rows.TakeWhile(row => row.Model == model && row.Scorer == scorer).Select(row => row.Bar)])
            {
                AnomalyVersion = scorer,
            };
        }
    }

    public async Task<ImmutableArray<MarketEvent>> ReadTicksAfterAsync(
        SymbolKey key, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        await Up.WaitAsync(cancellationToken);
        return [.. Ticks(key).Where(item => item.Sequence > afterSequence).Take(limit)];
    }

    public async Task<ImmutableArray<ClosedBar>> ReadBarsAsync(
        SymbolKey key,
        Timeframe timeframe,
        DateTime? from,
        DateTime? to,
        int limit,
        bool newestFirst,
        CancellationToken cancellationToken)
    {
        if (from is not null || to is not null || !newestFirst)
            throw new InvalidOperationException("Market grains catch up by sequence, not by time.");
        await Up.WaitAsync(cancellationToken);
        return [.. Bars(new RegimeKey(key, timeframe)).Reverse().Take(limit)];
    }

    public Task<ImmutableArray<ImmutableArray<Trade>>> ReadTradesAsync(
        ImmutableArray<TradeRange> ranges, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Market grains read events, not trades.");

    public Task<ImmutableArray<ImmutableArray<ScoredBar>>> ReadBarsAsync(
        ImmutableArray<BarRange> ranges, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Market grains catch up by sequence, not by ranges.");

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
