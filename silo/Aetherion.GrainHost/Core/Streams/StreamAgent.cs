using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.GrainHost.Core.Streams;

/// <summary>
/// One stream that is in use: its entries in order, a cursor for each subscription, and for back-pressured streams
/// the producers that wait. Each cursor is pumped by itself, in batches, so no subscriber waits for another.
/// </summary>
internal sealed class StreamAgent(LocalStreamProvider provider, StreamId streamId)
{
    private readonly Lock _lock = new();
    private readonly StreamLog _log = new(provider.Runtime.TimeProvider.GetUtcNow().UtcTicks);
    private readonly List<StreamCursor> _cursors = [];
    private readonly Queue<StreamWaiter> _waiters = new();
    private bool _isLoading;
    private bool _isLoaded;
    private bool _isForgotten;
    private int _pumping;
    private long _lastUsed = provider.Runtime.Now;

    public LocalStreamProvider Provider { get; } = provider;

    public StreamId StreamId { get; } = streamId;

    /// <summary>Whether nothing waits to be delivered.</summary>
    public bool IsQuiet
    {
        get
        {
            lock (_lock)
                return _pumping == 0 && _waiters.Count == 0 && (_isLoaded || _log.Count == 0);
        }
    }

    /// <summary>
    /// Appends entries; null when the stream was forgotten meanwhile and another agent has to take them.
    /// </summary>
    public Task? TryAppend<TItems>(TItems items, Action<StreamLog, TItems> append)
    {
        StreamWaiter? waiter = null;
        lock (_lock)
        {
            if (_isForgotten)
                return null;
            if (Provider.Kind == StreamKind.BackPressured && _log.Count >= Provider.Options.MaxPendingItems)
                return Task.FromException(new LimitExceededException(
                    $"{_log.Count} items wait in the stream {StreamId} of {Provider.Name}, its MaxPendingItems; "
                    + "its producers must await their calls."));
            append(_log, items);
            _lastUsed = Provider.Runtime.Now;
            if (Provider.Kind == StreamKind.Cursor)
                _log.TrimToSize(Provider.Options.CacheSize);
            else
                waiter = WaitForEnd();
            EnsureLoaded();
            PumpAll();
        }

        return waiter?.Task ?? Task.CompletedTask;
    }

    /// <summary>Adds the cursor of a subscription, or rewinds the one it has.</summary>
    public bool TrySeek(StreamCursor cursor, StreamSequenceToken? token)
    {
        lock (_lock)
        {
            if (_isForgotten)
                return false;
            EnsureLoaded();
            var known = _cursors.Find(item => item.SubscriptionId == cursor.SubscriptionId);
            if (known is null)
            {
                // What was appended before the subscriptions are read waits for this one too: it may be among them.
                cursor.Position = _isLoaded ? _log.End : _log.Start;
                _cursors.Add(cursor);
            }

            known ??= cursor;
            known.ClientSink = cursor.ClientSink;
            if (token is not null)
                Rewind(known, token);
            Pump(known);
        }

        return true;
    }

    public void Remove(Guid subscriptionId)
    {
        lock (_lock)
        {
            foreach (var cursor in _cursors.Where(item => item.SubscriptionId == subscriptionId))
                cursor.IsRemoved = true;
            _cursors.RemoveAll(item => item.IsRemoved);
            Release();
        }
    }

    /// <summary>The subscriptions of observers outside grains.</summary>
    public List<Guid> ClientSubscriptions()
    {
        lock (_lock)
            return [.. _cursors.Where(cursor => cursor.Consumer is null).Select(cursor => cursor.SubscriptionId)];
    }

    /// <summary>Fails the producers that have waited too long; what they produced is still delivered.</summary>
    public void FailOverdueProducers(long sentBefore)
    {
        lock (_lock)
        {
            foreach (var waiter in _waiters)
            {
                if (waiter.SentAt >= sentBefore)
                    return;
                if (waiter.Task.IsCompleted)
                    continue;
                waiter.Fail(new TimeoutException(
                    $"The subscribers of the stream {StreamId} of {Provider.Name} did not process an item within "
                    + $"{Provider.Runtime.Options.ResponseTimeout}. It stays in the stream and will be delivered."));
            }
        }
    }

    /// <summary>Ends an agent that nothing needs, so that the provider can drop it.</summary>
    public bool TryForget(long unusedSince)
    {
        lock (_lock)
        {
            var isNeeded = _pumping > 0 || _waiters.Count > 0 || _lastUsed > unusedSince
                || _cursors.Exists(cursor => cursor.Consumer is null);
            _isForgotten |= !isNeeded;
            return _isForgotten;
        }
    }

    private StreamWaiter? WaitForEnd()
    {
        if (_isLoaded && _cursors.Count == 0)
        {
            _log.Clear();
            return null;
        }

        var waiter = new StreamWaiter(_log.End, _lastUsed);
        _waiters.Enqueue(waiter);
        return waiter;
    }

    // Subscriptions are read when the stream is first used; entries appended meanwhile wait for them.
    private void EnsureLoaded()
    {
        if (_isLoaded || _isLoading)
            return;
        foreach (var (subscriptionId, consumer) in Provider.ImplicitConsumersOf(StreamId))
            _cursors.Add(new StreamCursor(subscriptionId, consumer, clientSink: null) { Position = _log.Start });
        if (Provider.HasExplicitSubscriptions)
            BeginLoading();
        else
            _isLoaded = true;
    }

    // On the pool, so that neither the turn nor the request context of the first user clings to the stream.
    private void BeginLoading()
    {
        _isLoading = true;
        ThreadPool.UnsafeQueueUserWorkItem(static agent => _ = agent.LoadAsync(), this, preferLocal: false);
    }

    private async Task LoadAsync()
    {
        List<StreamSubscription> subscriptions;
        try
        {
            subscriptions = await Provider.Rendezvous(StreamId).GetSubscriptions();
        }
#pragma warning disable CA1031 // Whatever the store throws is the answer of the producers that wait.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            FailLoading(exception);
            return;
        }

        lock (_lock)
        {
            foreach (var item in subscriptions)
            {
                if (!_cursors.Exists(cursor => cursor.SubscriptionId == item.SubscriptionId))
                    _cursors.Add(new StreamCursor(item.SubscriptionId, item.Consumer, null) { Position = _log.Start });
            }

            _isLoaded = true;
            _isLoading = false;
            Release();
            PumpAll();
        }
    }

    private void FailLoading(Exception exception)
    {
        Provider.Runtime.Log.LogError(
            exception, "The subscriptions of the stream {StreamId} of {Provider} could not be read", StreamId,
            Provider.Name);
        lock (_lock)
        {
            // The next use of the stream tries again.
            _isLoading = false;
            _cursors.RemoveAll(cursor => cursor is { Consumer: not null, IsPumping: false });
            while (_waiters.TryDequeue(out var waiter))
                waiter.Fail(exception);
            if (Provider.Kind == StreamKind.BackPressured)
                _log.Clear();
        }
    }

    private void Rewind(StreamCursor cursor, StreamSequenceToken token)
    {
        cursor.Rewinds++;
        cursor.Position = _log.PositionOf(token);
        if (_log.Count > 0 && _log.Oldest.CompareTo(token) > 0)
            cursor.Report = new QueueCacheMissException(token, _log.Oldest, _log.Newest);
    }

    private void PumpAll()
    {
        foreach (var cursor in _cursors)
            Pump(cursor);
    }

    private void Pump(StreamCursor cursor)
    {
        if (!_isLoaded || cursor.IsPumping || (cursor.Position >= _log.End && cursor.Report is null))
            return;
        cursor.IsPumping = true;
        _pumping++;
        ThreadPool.UnsafeQueueUserWorkItem(
            static pump => _ = pump.Agent.PumpAsync(pump.Cursor), (Agent: this, Cursor: cursor), preferLocal: true);
    }

    private async Task PumpAsync(StreamCursor cursor)
    {
        while (true)
        {
            StreamDelivery? delivery = null;
            Exception? report;
            lock (_lock)
            {
                report = TakeReport(cursor);
                if (report is null && (cursor.IsRemoved || cursor.Position >= _log.End))
                {
                    cursor.IsPumping = false;
                    _pumping--;
                    return;
                }

                if (report is null)
                    delivery = new StreamDelivery(_log.Read(cursor.Position, Provider.Options.MaxBatchSize), cursor);
            }

            if (report is not null)
                await ReportAsync(cursor, report);
            else
                await DeliverAsync(cursor, delivery!);
            lock (_lock)
            {
                if (delivery is { IsOvertaken: false })
                    cursor.Position += delivery.Delivered;
                Release();
            }
        }
    }

    // A cursor that the log has left behind goes on from the oldest entry, and its consumer is told.
    private Exception? TakeReport(StreamCursor cursor)
    {
        var report = cursor.Report;
        cursor.Report = null;
        if (cursor.Position >= _log.Start)
            return report;
        var requested = _log.LastDropped ?? _log.Oldest;
        cursor.Position = _log.Start;
        return report ?? new QueueCacheMissException(requested, _log.Oldest, _log.Newest);
    }

    // Lets producers go whose items all subscribers have, and drops the entries nobody needs.
    private void Release()
    {
        if (Provider.Kind != StreamKind.BackPressured || !_isLoaded)
            return;
        var done = _log.End;
        foreach (var cursor in _cursors)
            done = Math.Min(done, cursor.Position);
        _log.TrimTo(done);
        while (_waiters.TryPeek(out var waiter) && waiter.Position <= done)
            _waiters.Dequeue().Complete();
    }

    private async Task DeliverAsync(StreamCursor cursor, StreamDelivery delivery)
    {
        var attempts = 0;
        while (!delivery.IsOver && !cursor.IsRemoved)
        {
            var before = delivery.Delivered;
            var failure = await TryDeliverAsync(cursor, delivery);
            if (failure is null)
                return;
            attempts = delivery.Delivered > before ? 1 : attempts + 1;
            Provider.Runtime.Log.LogWarning(
                failure, "Delivery {Attempt} of {StreamId} to {Consumer} failed", attempts, StreamId, cursor.Consumer);
            if (attempts >= Provider.Options.MaxDeliveryAttempts)
            {
                await ReportAsync(cursor, failure);
                delivery.Delivered += Math.Max(delivery.Offered, 1);
                attempts = 0;
            }
            else if (Provider.Options.RetryDelay > TimeSpan.Zero)
            {
                await Task.Delay(Provider.Options.RetryDelay, Provider.Runtime.TimeProvider);
            }
        }
    }

    private async Task<Exception?> TryDeliverAsync(StreamCursor cursor, StreamDelivery delivery)
    {
        try
        {
            delivery.Offered = 0;
            await SendAsync(cursor, delivery, report: null);
            delivery.Delivered = delivery.Entries.Count;
            return null;
        }
#pragma warning disable CA1031 // Whatever a subscriber throws leads to another attempt or a report.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    private async Task ReportAsync(StreamCursor cursor, Exception exception)
    {
        try
        {
            await SendAsync(cursor, delivery: null, exception);
        }
#pragma warning disable CA1031 // An observer that does not want errors throws them back; the log has them then.
        catch (Exception)
#pragma warning restore CA1031
        {
            Provider.Runtime.Log.LogError(
                exception, "{Consumer} missed something of the stream {StreamId}", cursor.Consumer, StreamId);
        }
    }

    private Task SendAsync(StreamCursor cursor, StreamDelivery? delivery, Exception? report)
    {
        if (cursor.Consumer is { } consumer)
            return Provider.Runtime.SendUnboundedAsync(
                consumer, new StreamDeliveryCall(this, cursor.SubscriptionId, delivery, report));
        return report is null ? cursor.ClientSink!.DeliverAsync(delivery!) : cursor.ClientSink!.ReportAsync(report);
    }
}
