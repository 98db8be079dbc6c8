using System.Diagnostics;
using System.Net;

namespace Aetherion.Benchmarks.Api;

/// <summary>
/// Thousands of WebSocket subscribers of one subscription. Each runs on a socket of its own with a small buffer; what
/// they have received is counted together.
/// </summary>
internal sealed class SubscriberFleet : IDisposable
{
    /// <summary>Connections that are opened at the same time.</summary>
    private const int OpeningMax = 64;

    private readonly List<Subscriber> _subscribers = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly List<Task> _reading = [];

    /// <summary>How long the last measurement took.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Opens so many sockets, and subscribes on each.</summary>
    public async Task OpenAsync(Uri address, string document, int count)
    {
        var endPoint = new IPEndPoint(IPAddress.Loopback, address.Port);
        using var slots = new SemaphoreSlim(OpeningMax);
        var opening = Enumerable.Range(0, count).Select(async _ =>
        {
            await slots.WaitAsync();
            try
            {
                return await Subscriber.OpenAsync(endPoint, document, _ending.Token);
            }
            finally
            {
                slots.Release();
            }
        });
        _subscribers.AddRange(await Task.WhenAll(opening));
        _reading.AddRange(_subscribers.Select(subscriber => subscriber.ReadAsync(_ending.Token)));
    }

    /// <summary>How old each message is that arrives in that time, in milliseconds.</summary>
    public async Task<List<double>> MeasureAsync(TimeSpan duration)
    {
        var from = Stopwatch.GetTimestamp();
        foreach (var subscriber in _subscribers)
            subscriber.Start();
        await Task.Delay(duration);
        if (_reading.Find(reading => reading.IsFaulted) is { } failed)
            await failed;
        List<double> delays = [];
        foreach (var subscriber in _subscribers)
            delays.AddRange(subscriber.Stop());
        Elapsed = Stopwatch.GetElapsedTime(from);
        return delays;
    }

    public void Dispose()
    {
        _ending.Cancel();
        foreach (var subscriber in _subscribers)
            subscriber.Dispose();
        _ending.Dispose();
    }
}
