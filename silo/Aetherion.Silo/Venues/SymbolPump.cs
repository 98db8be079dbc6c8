using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Silo.Venues;

/// <summary>
/// What a session has made of one symbol, on its way to the symbol's grain, in order. What the grain does not take is held
/// and given again; when too much waits, the session waits too, until the grain has taken nothing for so long that other symbols would be
/// kept waiting for it.
/// </summary>
internal sealed class SymbolPump : IBackPressure
{
    private readonly SymbolKey _key;
    private readonly ISymbolGrain _grain;
    private readonly VenueQueueOptions _options;
    private readonly FeedMetrics _metrics;
    private readonly Action<int> _taken;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<PumpItem> _items;
    private readonly OverflowWriter<PumpItem> _writer;
    private readonly ImmutableArray<MarketEvent>.Builder _events = ImmutableArray.CreateBuilder<MarketEvent>();
    private readonly Task _running;
    private int _isFailing;
    private long _failingSince;
    private int _isLeft;
    private long _leftOutCount;

    /// <param name="taken">Told how many events the grain has taken.</param>
    public SymbolPump(
        SymbolKey key, IGrainFactory grains, VenueQueueOptions options, FeedMetrics metrics, Action<int> taken,
        TimeProvider time, ILogger logger, CancellationToken stop)
    {
        _key = key;
        _grain = grains.GetGrain<ISymbolGrain>(key.ToString());
        _options = options;
        _metrics = metrics;
        _taken = taken;
        _time = time;
        _logger = logger;
        // The session goes on when the grain has been asked, which takes less than waking another thread to ask it.
        _items = Channel.CreateBounded<PumpItem>(new BoundedChannelOptions(options.EventsMax)
        {
            SingleReader = true,
            SingleWriter = true,
            AllowSynchronousContinuations = true,
        });
        _writer = new OverflowWriter<PumpItem>(_items.Writer);
        _running = RunAsync(stop);
    }

    /// <summary>Whether the grain does not take what it is given.</summary>
    public bool IsFailing => Volatile.Read(ref _isFailing) != 0;

    public InstrumentId Id => _key.Instrument;

    /// <summary>Events that the grain has taken into no bar, because of their time or because they cannot be.</summary>
    public long LeftOutCount => Interlocked.Read(ref _leftOutCount);

    /// <summary>Whether something waits for room; <see cref="DrainAsync"/> waits with it.</summary>
    public bool IsFull => _writer.IsFull;

    public void Add(in PumpItem item) => _writer.Add(item);

    /// <summary>Waits until all that was added has its place; where <see cref="IsFull"/> stays, the grain has taken nothing for too long.</summary>
    public async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        while (IsFull && Patience > TimeSpan.Zero)
        {
            using CancellationTokenSource patience = new(Patience, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                await _writer.DrainAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // It may have begun to fail while this waited, or have gone on.
            }
        }
    }

    /// <summary>Nothing more comes. Returns when the grain has taken all, however long that takes, or it was told to stop.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        await _writer.DrainAsync(cancellationToken);
        _items.Writer.TryComplete();
        await _running;
    }

    /// <summary>
    /// Nothing more comes. Returns when the grain has all, does not take the rest at the first try, or it was told to stop: who leaves
    /// a symbol keeps no other waiting for its grain.
    /// </summary>
    public async Task CompleteAsync()
    {
        Volatile.Write(ref _isLeft, 1);
        _items.Writer.TryComplete();
        await _running;
    }

    /// <summary>How long the grain may take nothing from now on.</summary>
    private TimeSpan Patience => IsFailing
        ? _options.SetAsideAfter - _time.GetElapsedTime(Volatile.Read(ref _failingSince))
        : _options.SetAsideAfter;

    private async Task RunAsync(CancellationToken stop)
    {
        await Task.Yield();
        // A wait that is given a token makes an object each time.
        await using var registration = stop.Register(() => _items.Writer.TryComplete(new OperationCanceledException(stop)));
        try
        {
            while (await _items.Reader.WaitToReadAsync(CancellationToken.None))
            {
                while (_items.Reader.TryPeek(out var item))
                {
                    if (item.Action is null)
                    {
                        await IngestAsync(stop);
                        continue;
                    }
                    _items.Reader.TryRead(out _);
                    await TryAsync(null, item.Action, stop);
                }
            }
        }
        catch (Exception) when (stop.IsCancellationRequested || Volatile.Read(ref _isLeft) != 0)
        {
            // What is left is asked for again at the next start.
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask IngestAsync(CancellationToken stop)
    {
        // All that waits goes at once, and of its exact size the array is given over instead of copied.
        _events.Capacity = Math.Clamp(_items.Reader.Count, 1, _options.BatchEventsMax);
        while (_events.Count < _events.Capacity && _items.Reader.TryPeek(out var item) && item.Action is null)
        {
            _events.Add(item.Event);
            _items.Reader.TryRead(out _);
        }
        MarketEventBatch batch = new(_key, _events.DrainToImmutable());
        await TryAsync(batch, null, stop);
        _taken(batch.Events.Length);
    }

    private void CountLeftOut(IngestResult result)
    {
        var count = result.Late + result.Invalid;
        if (count == 0)
            return;
        _metrics.LeftOut(_key.Instrument.Venue, "late", result.Late);
        _metrics.LeftOut(_key.Instrument.Venue, "invalid", result.Invalid);
        if (Interlocked.Add(ref _leftOutCount, count) == count)
            _logger.TradesLeftOut(_key.ToString(), result.Late > 0 ? "they come too late" : "they cannot be");
    }

    /// <summary>
    /// Tries until it succeeds; says so once when it begins to fail and once when it is over. What is to be done is either of the two,
    /// and neither is a closure: at the venue's pace what each batch leaves behind is what the collector stops the feed for.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask TryAsync(MarketEventBatch? batch, Func<ISymbolGrain, Task>? action, CancellationToken stop)
    {
        for (var delay = _options.RetryDelay; ; delay = Longer(delay))
        {
            try
            {
                if (batch is not null)
                    CountLeftOut(await _grain.Ingest(batch));
                if (action is not null)
                    await action(_grain);
                if (Interlocked.Exchange(ref _isFailing, 0) != 0)
                    _logger.FeedRecovered(_key.ToString());
                return;
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                _metrics.BatchFailed();
                if (!IsFailing)
                    BeginFailing(exception);
                if (Volatile.Read(ref _isLeft) != 0)
                    throw;
            }
            await Task.Delay(delay, _time, stop);
        }
    }

    private void BeginFailing(Exception exception)
    {
        Volatile.Write(ref _failingSince, _time.GetTimestamp());
        Volatile.Write(ref _isFailing, 1);
        _logger.FeedFailed(exception, _key.ToString());
    }

    private TimeSpan Longer(TimeSpan delay) => delay * 2 < _options.RetryDelayMax ? delay * 2 : _options.RetryDelayMax;
}
