using System.Collections.Concurrent;
using Aetherion.VenueEmulator.Core;

namespace Aetherion.VenueEmulator.Http;

/// <summary>
/// Drives a venue by the clock, one call at a time, and takes its outputs to the sockets. Between frames it sleeps a
/// millisecond, which is the coarsest step of its time.
/// </summary>
internal sealed class VenueDriver(IEmulatedVenue venue, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<int, SocketClient> _clients = [];
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _loop = Task.CompletedTask;
    private DateTime _last = time.GetUtcNow().UtcDateTime;
    private int _lastNumber;

    /// <summary>Ends with the first defect of the venue.</summary>
    public Task Completion => _completion.Task;

    public CancellationToken Stopping => _stop.Token;

    public TimeProvider Time => time;

    public void Start() => _loop = Task.Run(RunAsync);

    public VenueReply Handle(VenueRequest request) => Call(now => venue.Handle(request, now));

    /// <summary>Something that is no part of the protocol, such as a change of faults.</summary>
    public T Call<T>(Func<DateTime, T> call)
    {
        lock (_gate)
        {
            var now = Advance();
            var result = call(now);
            Deliver();
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
        await _loop;
        foreach (var client in _clients.Values)
            client.End();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Step, time);
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                lock (_gate)
                {
                    Advance();
                    Deliver();
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped from outside.
        }
        catch (Exception exception)
        {
            _completion.TrySetException(exception);
        }
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
