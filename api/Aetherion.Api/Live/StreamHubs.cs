using Microsoft.Extensions.Logging;

namespace Aetherion.Api.Live;

/// <summary>
/// The streams that this process keeps up: one for each key, while it has subscribers and a while longer, so that one who
/// was cut off finds what it has missed.
/// </summary>
internal sealed class StreamHubs : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<object, IStreamHub> _hubs = [];
    private readonly Dictionary<object, long> _leftTimes = [];
    private readonly TimeProvider _time;
    private readonly ILogger<StreamHubs> _logger;
    private readonly ITimer _timer;
    private Task _closing = Task.CompletedTask;

    public StreamHubs(TimeProvider time, ILogger<StreamHubs> logger)
    {
        _time = time;
        _logger = logger;
        _timer = ServiceWork.CreateTimer(
            time, static hubs => ((StreamHubs)hubs!).Beat(), this, StreamLimits.HeartbeatInterval);
    }

    /// <summary>Adds a subscriber to the stream of a key, which is made when there is none.</summary>
    /// <param name="key">A value that tells one stream from every other one.</param>
    public async ValueTask<THub> EnterAsync<THub>(
        object key, Func<THub> make, StreamWaiter waiter, CancellationToken cancellationToken)
        where THub : IStreamHub
    {
        THub hub;
        lock (_lock)
        {
            if (!_hubs.TryGetValue(key, out var found) || found.HasEnded)
            {
                if (found is not null)
                    Close(found);
                _hubs[key] = found = make();
                found.Open();
            }
            _leftTimes.Remove(key);
            hub = (THub)found;
            hub.Waiters.Add(waiter);
        }
        try
        {
            await hub.Opened.WaitAsync(cancellationToken);
            return hub;
        }
        catch
        {
            Leave(key, hub, waiter);
            throw;
        }
    }

    public void Leave(object key, IStreamHub hub, StreamWaiter waiter)
    {
        lock (_lock)
        {
            if (hub.Waiters.Remove(waiter) > 0 || !_hubs.TryGetValue(key, out var known) || !ReferenceEquals(known, hub))
                return;
            _leftTimes[key] = _time.GetTimestamp();
            if (_leftTimes.Count > StreamLimits.LingeringMax)
                Forget(_leftTimes.MinBy(left => left.Value).Key);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        Task closing;
        lock (_lock)
        {
            foreach (var hub in _hubs.Values)
                Close(hub);
            _hubs.Clear();
            closing = _closing;
        }
        await closing;
    }

    private void Beat()
    {
        IStreamHub[] hubs;
        lock (_lock)
        {
            var left = _leftTimes.Where(pair => _time.GetElapsedTime(pair.Value) >= StreamLimits.LingerTime);
            foreach (var key in left.Select(pair => pair.Key).ToArray())
                Forget(key);
            hubs = [.. _hubs.Values];
        }
        foreach (var hub in hubs)
            hub.Beat();
    }

    private void Forget(object key)
    {
        _leftTimes.Remove(key);
        if (_hubs.Remove(key, out var hub))
            Close(hub);
    }

    private void Close(IStreamHub hub) => _closing = Task.WhenAll(_closing, CloseAsync(hub));

    private async Task CloseAsync(IStreamHub hub)
    {
        await Task.Yield();
        try
        {
            await hub.DisposeAsync();
        }
#pragma warning disable CA1031 // What cannot be closed has no listener left to be told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _logger.LogWarning(exception, "A stream could not be closed.");
        }
    }
}
