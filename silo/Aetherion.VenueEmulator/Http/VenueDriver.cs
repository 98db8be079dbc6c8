using System.Collections.Concurrent;
using Aetherion.VenueEmulator.Core;

namespace Aetherion.VenueEmulator.Http;

/// <summary>
/// Drives a venue by the clock, one call at a time, and takes its outputs to the sockets. It wakes when the venue has
/// something due, to the millisecond, and not at all while only a call can bring something.
/// </summary>
internal sealed class VenueDriver(IEmulatedVenue venue, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan WaitMin = TimeSpan.FromMilliseconds(1);

    /// <summary>The longest sleep before something that is due: the wall clock may be set forward in it.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<int, SocketClient> _clients = [];
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _timer;
    private DateTime _last = time.GetUtcNow().UtcDateTime;
    private int _lastNumber;

    /// <summary>Ends with the first defect of the venue.</summary>
    public Task Completion => _completion.Task;

    public CancellationToken Stopping => _stop.Token;

    public TimeProvider Time => time;

    public void Start()
    {
        lock (_gate)
        {
            _timer = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Schedule();
        }
    }

    public VenueReply Handle(VenueRequest request) => Call(now => venue.Handle(request, now));

    /// <summary>Something that is no part of the protocol, such as a change of faults.</summary>
    public T Call<T>(Func<DateTime, T> call)
    {
        lock (_gate)
        {
            var now = Advance();
            var result = call(now);
            Deliver();
            Schedule();
            return result;
        }
    }

    /// <summary>The refusal, or the client whose frames come from now on.</summary>
    public (VenueReply? Refusal, SocketClient? Client) Open(VenueRequest request) => Call<(VenueReply?, SocketClient?)>(now =>
    {
        var client = new SocketClient(++_lastNumber);
        _clients[client.Number] = client;
        if (venue.Open(client.Number, request, now) is not { } refusal)
            return (null, client);
        _clients.TryRemove(client.Number, out _);
        return (refusal, null);
    });

    public void Receive(SocketClient client, ReadOnlyMemory<byte> text) => Call(now =>
    {
        venue.Receive(client.Number, text, now);
        return true;
    });

    public void Leave(SocketClient client) => Call(_ =>
    {
        _clients.TryRemove(client.Number, out SocketClient? _);
        venue.Leave(client.Number);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_timer is not null)
            await _timer.DisposeAsync();
        foreach (var client in _clients.Values)
            client.End();
        _stop.Dispose();
    }

    private void Wake()
    {
        try
        {
            lock (_gate)
            {
                Advance();
                Deliver();
                Schedule();
            }
        }
        catch (Exception exception)
        {
            _completion.TrySetException(exception);
        }
    }

    private void Schedule() => _timer?.Change(WaitOf(venue.NextTime), Timeout.InfiniteTimeSpan);

    private TimeSpan WaitOf(DateTime? next)
    {
        if (next is not { } due)
            return Timeout.InfiniteTimeSpan;
        var wait = due - time.GetUtcNow().UtcDateTime;
        if (wait >= WaitMax)
            return WaitMax;
        // A timer drops parts of a millisecond, and would wake too early.
        return wait <= WaitMin ? WaitMin : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
    }

    private DateTime Advance()
    {
        // The wall clock may be set back; the venue's time never is.
        var now = time.GetUtcNow().UtcDateTime;
        _last = now > _last ? now : _last;
        venue.Advance(_last);
        return _last;
    }

    private void Deliver()
    {
        while (venue.TryTake(out var output))
        {
            if (_clients.TryGetValue(output.Connection, out var client))
                client.Add(output);
        }
    }
}
