using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Aetherion.Postgres;

/// <summary>
/// The queue and the writing loop of one table. Rows leave the queue when they are committed; while they cannot be,
/// they are held and producers wait. A table may come after another one: its rows are written when what was queued for
/// the other before is committed, so that after a crash no bar is stored without the ticks that made it.
/// </summary>
internal sealed class TableWriter : IAsyncDisposable
{
    private readonly string _name;
    private readonly TableTransaction _transaction;
    private readonly TableWriter? _before;
    private readonly MarketDataWriterOptions _options;
    private readonly StorageHealth _health;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly RowGate _gate;
    private readonly Channel<Item> _queue = Channel.CreateUnbounded<Item>();
    private readonly CancellationTokenSource _giveUp = new();
    private readonly Task _loop;
    private volatile bool _hasGivenUp;

    public TableWriter(
        string name,
        TableTransaction transaction,
        TableWriter? before,
        MarketDataWriterOptions options,
        StorageHealth health,
        TimeProvider timeProvider,
        ILogger logger)
    {
        _name = name;
        _transaction = transaction;
        _before = before;
        _options = options;
        _health = health;
        _timeProvider = timeProvider;
        _logger = logger;
        _gate = new RowGate(options.QueuedRowsMax);
        health.AddQueue(() => _gate.Rows);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Queues rows; completes when there is room for them.</summary>
    public async ValueTask EnqueueAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
            return;
        await _gate.EnterAsync(batch.Count, cancellationToken);
        if (!_queue.Writer.TryWrite(new Item(batch, null)))
        {
            _gate.Leave(batch.Count);
            throw new ObjectDisposedException(_name, "Market data cannot be written any more: the service stops.");
        }
    }

    /// <summary>Completes when everything queued before is committed; is cancelled when the stop has given it up.</summary>
    public Task FlushAsync(CancellationToken cancellationToken)
    {
        var flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _queue.Writer.TryWrite(new Item(null, flushed))
            ? flushed.Task.WaitAsync(cancellationToken)
            : FlushLastAsync(cancellationToken);
    }

    private async Task FlushLastAsync(CancellationToken cancellationToken)
    {
        await _loop.WaitAsync(cancellationToken);
        if (_hasGivenUp)
            throw new OperationCanceledException($"Rows of {_name} are not stored: the service stopped while PostgreSQL took no writes.");
    }

    /// <summary>Writes what is queued, or gives up after the time allowed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_queue.Writer.TryComplete())
            return;
        try
        {
            await _loop.WaitAsync(_options.StopTimeout, _timeProvider);
        }
        catch (TimeoutException)
        {
            await _giveUp.CancelAsync();
            await _loop;
        }
        _giveUp.Dispose();
    }

    private async Task RunAsync()
    {
        var batches = new List<RowBatch>();
        var flushes = new List<TaskCompletionSource>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            var rows = await CollectAsync(batches, flushes);
            try
            {
                if (batches.Count > 0)
                {
                    if (_before is not null)
                        await _before.FlushAsync(_giveUp.Token);
                    await StoreAsync(batches);
                }
                flushes.ForEach(flush => flush.SetResult());
            }
            catch (OperationCanceledException exception)
            {
                // By this writer's stop or by that of the one it waits for.
                _hasGivenUp = true;
                _logger.LogError(
                    "The service stops while PostgreSQL takes no writes: {Rows} rows of {Table} are not stored.",
                    batches.Sum(batch => batch.Count), _name);
                flushes.ForEach(flush => flush.SetException(exception));
            }
            _gate.Leave(rows);
            batches.Clear();
            flushes.Clear();
        }
    }

    /// <summary>
    /// Takes what is queued until there is enough for a transaction, or the first row has waited long enough.
    /// </summary>
    private async Task<long> CollectAsync(List<RowBatch> batches, List<TaskCompletionSource> flushes)
    {
        var rows = 0L;
        Task? deadline = null;
        while (true)
        {
            while (rows < _options.FlushRows && _queue.Reader.TryRead(out var item))
            {
                if (item.Flushed is not null)
                    flushes.Add(item.Flushed);
                if (item.Batch is null)
                    continue;
                batches.Add(item.Batch);
                rows += Math.Min(item.Batch.Count, _options.QueuedRowsMax);
            }
            if (rows >= _options.FlushRows || flushes.Count > 0)
                return rows;
            deadline ??= Task.Delay(_options.FlushInterval, _timeProvider);
            var more = _queue.Reader.WaitToReadAsync().AsTask();
            if (await Task.WhenAny(more, deadline) == deadline || !await more)
                return rows;
        }
    }

    private async Task StoreAsync(List<RowBatch> batches)
    {
        for (var attempt = 0; ; attempt++)
        {
            _giveUp.Token.ThrowIfCancellationRequested();
            try
            {
                await _transaction.StoreAsync(batches, _giveUp.Token);
                _health.ReportSuccess(_name);
                return;
            }
            catch (ProgressConflictException exception)
            {
                _logger.LogWarning("{Table}: {Message}", _name, exception.Message);
            }
            catch (Exception exception) when (!_giveUp.IsCancellationRequested)
            {
                _health.ReportFailure(_name, exception);
                _logger.LogDebug(exception, "Try {Attempt} to write {Table} failed.", attempt + 1, _name);
            }
            var pause = FullJitter.Next(attempt, _options.RetryDelayBase, _options.RetryDelayMax);
            await Task.Delay(pause, _timeProvider, _giveUp.Token);
        }
    }

    private readonly record struct Item(RowBatch? Batch, TaskCompletionSource? Flushed);
}
