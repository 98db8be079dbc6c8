using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Tests.Bots;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Symbols;

/// <summary>
/// The writer of one process: rows wait in a queue that dies with it, ticks are committed before bars, and while the
/// database is down everything waits.
/// </summary>
internal sealed class QueuedWriter(MarketTables tables, KillSwitch killSwitch, bool commitsAtOnce)
    : IMarketDataWriter, IRegimeHistory, IDisposable
{
    private readonly Queue<MarketEventBatch> _ticks = new();
    private readonly Queue<ClosedBarBatch> _bars = new();
    private readonly SemaphoreSlim _committing = new(1);

    public async ValueTask WriteTicksAsync(MarketEventBatch batch, CancellationToken cancellationToken)
    {
        await killSwitch.Around("queueing of ticks", () =>
        {
            _ticks.Enqueue(batch);
            return Task.CompletedTask;
        });
        if (commitsAtOnce)
            await FlushAsync(cancellationToken);
    }

    public async ValueTask WriteBarsAsync(ClosedBarBatch batch, CancellationToken cancellationToken)
    {
        await killSwitch.Around("queueing of bars", () =>
        {
            _bars.Enqueue(batch);
            return Task.CompletedTask;
        });
        if (commitsAtOnce)
            await FlushAsync(cancellationToken);
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _committing.WaitAsync(cancellationToken);
        try
        {
            await tables.Up.WaitAsync(cancellationToken);
            await CommitAsync("commit of ticks", _ticks, tables.Commit);
            await CommitAsync("commit of bars", _bars, tables.Commit);
        }
        finally
        {
            _committing.Release();
        }
    }

    public Task AppendAsync(ImmutableArray<RegimeTransition> transitions, CancellationToken cancellationToken) =>
        killSwitch.Around("append of transitions", () =>
        {
            tables.Append(transitions);
            return Task.CompletedTask;
        });

    public Task<ImmutableArray<RegimeTransition>> ReadTransitionsAsync(
        RegimeKey key,
        DateTime? from,
        DateTime? to,
        int limit,
        bool newestFirst,
        CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Market grains append transitions and never read them.");

    public Task<ImmutableArray<RegimeTransition>> ReadTransitionsAfterAsync(
        RegimeKey key, long afterNumber, int limit, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Grains do not read transitions back by number.");

    public Task<ImmutableArray<RegimeBar>> ReadRegimeBarsAsync(
        RegimeKey key, long afterSequence, int limit, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Market grains make regime bars and never read them.");

    public void Dispose() => _committing.Dispose();

    private async Task CommitAsync<T>(string what, Queue<T> queue, Action<T> commit)
    {
        if (queue.Count == 0)
            return;
        await killSwitch.Around(what, () =>
        {
            while (queue.TryDequeue(out var batch))
                commit(batch);
            return Task.CompletedTask;
        });
    }
}
