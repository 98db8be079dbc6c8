using System.Collections.Immutable;
using System.Threading.Channels;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Feeds;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Silo.Venues.Fallback;

/// <summary>Feeds one symbol's grain from several venues by turns: what they say goes through one queue, and so has one order.</summary>
public sealed class FallbackWorker : BackgroundService, IFeedStatus
{
    private readonly FallbackDefinition _definition;
    private readonly VenueQueueOptions _options;
    private readonly IGrainFactory _grains;
    private readonly InstrumentCatalogAdapter _catalog;
    private readonly IFallbackLog _log;
    private readonly FeedMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<FallbackInput> _inputs;
    private readonly CancellationTokenSource _stop = new();
    private FallbackStatus _status;
    private FallbackOutputs? _outputs;
    private long _eventCount;
    private string? _failure;

    /// <param name="options">The bounds of its queues, as those of the venues.</param>
    public FallbackWorker(
        FallbackDefinition definition, VenueQueueOptions options, IGrainFactory grains, InstrumentCatalogAdapter catalog,
        IFallbackLog log, FeedMetrics metrics, TimeProvider time, ILogger<FallbackWorker> logger)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(time);
        (_definition, _options, _grains, _catalog, _log, _metrics, _time, _logger) =
            (definition, options, grains, catalog, log, metrics, time, logger);
        _inputs = Channel.CreateBounded<FallbackInput>(
            new BoundedChannelOptions(options.InputsMax) { SingleReader = true });
        _status = new FallbackStatus(FeedState.Syncing, FeedReason.Connecting, Now(), null, 0);
        Inlets = definition.Sources.Select((source, place) => (source, new FallbackInlet(place, _inputs.Writer, time)))
            .ToImmutableDictionary(pair => pair.source, pair => pair.Item2);
        catalog.LeaveTo(definition.Id.Venue);
    }

    public VenueSymbolStatus Symbol
    {
        get
        {
            var status = Volatile.Read(ref _status);
            return new VenueSymbolStatus(
                _definition.Id, status.State, status.Reason, status.Since, null, status.ResyncCount, 0, 0)
            {
                UntimelyTradeCount = Volatile.Read(ref _outputs)?.LeftOutCount ?? 0,
                Sources = _definition.Sources,
                LastSwitch = status.LastSwitch,
            };
        }
    }

    public string? Problem
    {
        get
        {
            if (Volatile.Read(ref _failure) is { } failure)
                return failure;
            var status = Volatile.Read(ref _status);
            return status.State != FeedState.Live && status.Since <= Now() - _options.ProblemAfter
                ? $"{_definition.Id} has no venue that is live: {status.Reason}."
                : null;
        }
    }

    public long EventCount => Interlocked.Read(ref _eventCount);

    public double BackfillShare => 1;

    /// <summary>Where its venues tell what they have to say.</summary>
    internal IReadOnlyDictionary<InstrumentId, FallbackInlet> Inlets { get; }

    public override void Dispose()
    {
        _stop.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var registration = stoppingToken.Register(_stop.Cancel);
        FallbackOutputs outputs = new(_definition.Id, _grains, _catalog, CreatePump, _metrics, _logger);
        Volatile.Write(ref _outputs, outputs);
        var clock = Task.CompletedTask;
        try
        {
            var feed = await BeginAsync(outputs);
            clock = TellTimeAsync();
            await foreach (var input in _inputs.Reader.ReadAllAsync(_stop.Token))
            {
                (input with { Time = _log.Take(_definition.Id, input.Source, input.Time) }).ApplyTo(feed);
                Volatile.Write(ref _status, feed.Status);
                await outputs.DrainAsync(_stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The service stops.
        }
        catch (Exception exception)
        {
            // One symbol that fails stops no other, and no venue: what they say is not waited for any more.
            Volatile.Write(ref _failure, $"The feed of {_definition.Id} has failed: {exception.Message}");
            Volatile.Write(ref _status, _status with { State = FeedState.Stale, Since = Now() });
            _logger.VenueFeedFailed(exception, _definition.Id.ToString());
            _log.Fail(_definition.Id, exception.Message, Now());
            await DiscardAsync();
        }
        finally
        {
            await _stop.CancelAsync();
            await clock;
            _log.End(_definition.Id);
            await outputs.CompleteAsync();
        }
    }

    private async Task DiscardAsync()
    {
        try
        {
            await foreach (var _ in _inputs.Reader.ReadAllAsync(_stop.Token))
            {
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private SymbolPump CreatePump() => new(
        new SymbolKey(_definition.Id), _grains, _options, _metrics, CountEvents, _time, _logger, _stop.Token);

    /// <summary>Goes on where it was, as soon as that can be read.</summary>
    private async Task<FallbackFeed> BeginAsync(FallbackOutputs outputs)
    {
        for (var delay = _options.RetryDelay; ; delay = delay * 2 < _options.RetryDelayMax ? delay * 2 : _options.RetryDelayMax)
        {
            try
            {
                var instrument = (await _grains.GetGrain<IVenueCatalogGrain>(_definition.Id.Venue).GetAll())
                    .FirstOrDefault(known => known.Id == _definition.Id);
                var start = instrument is null ? default : await FindStartAsync(instrument);
                return new FallbackFeed(
                    _definition.Id, _definition.Sources, _definition.Options, instrument, start,
                    _log.Begin(_definition.Id, instrument, start, Now()), outputs);
            }
            catch (Exception exception) when (!_stop.IsCancellationRequested)
            {
                _logger.VenueNotRestored(exception, _definition.Id.Venue);
            }
            await Task.Delay(delay, _time, _stop.Token);
        }
    }

    private async Task<VenueStart> FindStartAsync(Instrument instrument)
    {
        // Asking a grain activates it, and it looks for its instrument.
        _catalog.List(instrument);
        var snapshot = await _grains.GetGrain<ISymbolGrain>(new SymbolKey(instrument.Id).ToString()).GetSnapshot();
        return new VenueStart(snapshot.LastSequence, snapshot.Feed.LastEventTime ?? default);
    }

    private async Task TellTimeAsync()
    {
        try
        {
            using PeriodicTimer timer = new(_options.ClockInterval, _time);
            while (await timer.WaitForNextTickAsync(_stop.Token))
                await _inputs.Writer.WriteAsync(FallbackInput.OfClock(Now()), _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The feed stops.
        }
    }

    private void CountEvents(int count)
    {
        Interlocked.Add(ref _eventCount, count);
        _metrics.EventsTaken(count);
    }

    private DateTime Now() => _time.GetUtcNow().UtcDateTime;
}
