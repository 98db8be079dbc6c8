using Aetherion.Domain.Markets;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Silo.Feeds;

/// <summary>
/// Simulated markets to symbol grains: first the past that is missing, then events as time goes by. A symbol whose grain
/// does not take its events keeps them; its simulation waits and catches up, so that nothing is lost.
/// </summary>
public sealed class SimulatorFeed(
    IGrainFactory grains,
    IInstrumentCatalog catalog,
    SimulatorFeedOptions options,
    FeedMetrics metrics,
    TimeProvider time,
    ILogger<SimulatorFeed> logger)
    : BackgroundService, IFeedStatus
{
    private readonly SimulatedSymbol[] _symbols =
    [
        .. catalog.Active.Where(instrument => instrument.Id.Venue == InstrumentCatalog.SimulatedVenue).Select(
            instrument => new SimulatedSymbol(
                instrument, grains.GetGrain<ISymbolGrain>(new SymbolKey(instrument.Id).ToString()), options)),
    ];

    private int _filled;
    private int _failing;
    private long _eventCount;

    public string? Problem => Volatile.Read(ref _failing) is > 0 and var count
        ? $"{count} symbols do not take their events; they are held and tried again."
        : null;

    public long EventCount => Interlocked.Read(ref _eventCount);

    public double BackfillShare => _symbols.Length == 0 ? 1 : (double)Volatile.Read(ref _filled) / _symbols.Length;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await BackfillAsync(stoppingToken);
        var rounds = new Task[_symbols.Length];
        Array.Fill(rounds, Task.CompletedTask);
        using var timer = new PeriodicTimer(options.RoundInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                for (var i = 0; i < _symbols.Length; i++)
                {
                    if (rounds[i].IsCompleted)
                        rounds[i] = FeedAsync(_symbols[i], stoppingToken);
                }
            }
        }
        finally
        {
            await Task.WhenAll(rounds);
        }
    }

    private async Task BackfillAsync(CancellationToken stoppingToken)
    {
        var started = time.GetTimestamp();
        long bars = 0;
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.BackfillParallelism,
            CancellationToken = stoppingToken,
        };
        await Parallel.ForEachAsync(_symbols, parallel, async (symbol, cancellationToken) =>
        {
            try
            {
                Interlocked.Add(ref bars, await FillAsync(symbol, cancellationToken));
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // It is filled when its turn to be fed comes: the others do not wait for it.
                metrics.BatchFailed();
                logger.FeedFailed(exception, symbol.Key.ToString());
            }
        });
        logger.BackfillDone(_symbols.Length, bars, time.GetElapsedTime(started).TotalSeconds);
    }

    private async Task<long> FillAsync(SimulatedSymbol symbol, CancellationToken stoppingToken)
    {
        var count = await symbol.BackfillAsync(Now(), stoppingToken);
        metrics.BarsTaken(count);
        Interlocked.Increment(ref _filled);
        return count;
    }

    private Task FeedAsync(SimulatedSymbol symbol, CancellationToken stoppingToken) => TryAsync(symbol, async () =>
    {
        if (!symbol.IsFilled)
            await FillAsync(symbol, stoppingToken);
        var count = await symbol.FeedAsync(Now());
        Interlocked.Add(ref _eventCount, count);
        metrics.EventsTaken(count);
    }, stoppingToken);

    /// <summary>Tries until it succeeds or the feed stops; says so once when it begins to fail and once when it is over.</summary>
    private async Task TryAsync(SimulatedSymbol symbol, Func<Task> action, CancellationToken stoppingToken)
    {
        var delay = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await action();
                if (delay > TimeSpan.Zero)
                    Recovered(symbol);
                return;
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                if (delay == TimeSpan.Zero)
                    Failed(symbol, exception);
                delay = delay == TimeSpan.Zero ? options.RetryDelay : delay * 2;
                delay = delay < options.RetryDelayMax ? delay : options.RetryDelayMax;
            }
            await Task.Delay(delay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Failed(SimulatedSymbol symbol, Exception exception)
    {
        Interlocked.Increment(ref _failing);
        metrics.BatchFailed();
        logger.FeedFailed(exception, symbol.Key.ToString());
    }

    private void Recovered(SimulatedSymbol symbol)
    {
        Interlocked.Decrement(ref _failing);
        logger.FeedRecovered(symbol.Key.ToString());
    }

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
