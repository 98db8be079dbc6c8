using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Budgets;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Feeds;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Venues.Fallback;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Silo.Venues;

/// <summary>
/// Connects one venue to the symbols' grains: everything that comes from outside goes through one queue to the session, and
/// so has one order, which a recording keeps.
/// </summary>
public sealed class VenueFeedWorker : BackgroundService, IFeedStatus
{
    /// <summary>The address in the key of the budget's grain; one process has one.</summary>
    private const string Address = "default";

    /// <summary>
    /// A symbol is being taken up, is taken, is about to be left, or waits for its grain. Whoever brings it from one to the next is the only
    /// one who tells the session about it.
    /// </summary>
    private const byte Wanting = 1;
    private const byte Wanted = 2;
    private const byte Leaving = 3;
    private const byte Aside = 4;

    /// <summary>How often what was decoded is written down for readers.</summary>
    private static readonly TimeSpan CountInterval = TimeSpan.FromSeconds(1);

    private readonly VenueDefinition _venue;
    private readonly VenueFeedOptions _options;
    private readonly IGrainFactory _grains;
    private readonly InstrumentCatalogAdapter _catalog;
    private readonly IVenueInputLog _log;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<PendingInput> _inputs;
    private readonly ConcurrentDictionary<int, (VenueSocket Socket, Task Running)> _sockets = new();
    private readonly ConcurrentDictionary<string, byte> _wanted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _told = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SymbolSetAside> _aside = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly VenueOutputs _outputs;
    private readonly VenueSession _session;
    private readonly VenueRest _rest;
    private readonly HttpClient _client;
    private readonly FeedMetrics _metrics;
    private readonly HashSet<UnknownFieldKey> _toldFields = [];
    private readonly Dictionary<string, long> _untimely = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Trades, DateTime? Past)> _missing = new(StringComparer.Ordinal);
    private long _eventCount;
    private long _sequence;
    private DateTime _receivedTime;
    private DateTime _countedTime;
    private VenueDecoding _decoding;
    private string? _failure;
    private Task _returning = Task.CompletedTask;

    public VenueFeedWorker(
        VenueDefinition venue,
        VenueFeedOptions options,
        IGrainFactory grains,
        InstrumentCatalogAdapter catalog,
        IVenueInputLog log,
        FallbackFeeds fallbacks,
        FeedMetrics metrics,
        TimeProvider time,
        ILogger<VenueFeedWorker> logger)
    {
        ArgumentNullException.ThrowIfNull(venue);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentNullException.ThrowIfNull(catalog);
        (_venue, _options, _grains, _catalog, _log, _metrics, _time, _logger) =
            (venue, options, grains, catalog, log, metrics, time, logger);
        // Whoever brings an input while the session has nothing to do runs the session: waking another thread for each frame
        // would take longer than the frame.
        _inputs = Channel.CreateBounded<PendingInput>(
            new BoundedChannelOptions(options.InputsMax) { SingleReader = true, AllowSynchronousContinuations = true });
        _decoding = new VenueDecoding(
            venue.Name, null, 0, 0, 0, 0, ImmutableSortedDictionary<string, long>.Empty);
        catalog.LeaveTo(venue.Name);
        _client = CreateClient();
        _outputs = new VenueOutputs(
            venue.Name, grains, catalog,
            id => new SymbolPump(new SymbolKey(id), grains, options, metrics, CountEvents, time, logger, _stop.Token),
            Execute, fallbacks, metrics, time, logger);
        _session = venue.CreateSession(options.Session, _outputs);
        _rest = new VenueRest(
            venue.Name, _client, options,
            grains.GetGrain<IVenueBudgetGrain>($"{VenueLimits.PoolOf(venue.Name)}/{Address}"),
            _inputs.Writer, time, logger);
    }

    /// <summary>The venue in instrument ids.</summary>
    public string Venue => _venue.Name;

    public string? Problem => Volatile.Read(ref _failure) ?? DescribeProblem();

    public long EventCount => Interlocked.Read(ref _eventCount);

    public double BackfillShare
    {
        get
        {
            var symbols = _outputs.Symbols;
            return symbols.Count == 0
                ? 1
                : (double)symbols.Values.Count(symbol => symbol.Feed.Reason != FeedReason.Backfilling) / symbols.Count;
        }
    }

    /// <summary>The symbols that are wanted and how they are doing.</summary>
    public ImmutableArray<VenueSymbolStatus> Symbols =>
    [
        .. _outputs.Symbols.Values.Select(StatusOf)
            .Concat(_aside.Values.Where(aside => !_outputs.Symbols.ContainsKey(aside.Pump.Id)).Select(StatusOf))
            .OrderBy(status => status.Instrument.Symbol, StringComparer.Ordinal),
    ];

    /// <summary>What the venue sent, and how much of it was understood; at most a second old.</summary>
    public VenueDecoding Decoding => Volatile.Read(ref _decoding);

    /// <summary>What the venue says of a symbol beside its book and trades; null where it said nothing.</summary>
    public VenueStatistics? StatisticsOf(InstrumentId id) => _outputs.Statistics.Find(id);

    /// <summary>Whether no more symbols are taken.</summary>
    public bool IsFull => _wanted.Count >= _options.Session.SymbolsMax;

    /// <summary>Wants a symbol, by its name at the venue. Returns when the session knows.</summary>
    /// <returns>False where it is wanted already.</returns>
    public async Task<bool> WantAsync(string symbol, CancellationToken cancellationToken)
    {
        // The session could not go on with it, nor with any other.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(symbol.Length, VenueSymbolNames.LengthMax);
        if (!_wanted.TryAdd(symbol, Wanting))
            return false;
        try
        {
            var start = await FindStartAsync(new InstrumentId(Venue, symbol));
            await TellAsync(PendingInput.OfWanted(symbol, start, Now()), cancellationToken);
            _wanted.TryUpdate(symbol, Wanted, Wanting);
            return true;
        }
        catch
        {
            _wanted.TryRemove(symbol, out _);
            throw;
        }
    }

    /// <summary>Does not want a symbol any more. Returns when its grain has all that came of it.</summary>
    /// <returns>False where it is not wanted, or not taken up yet.</returns>
    public async Task<bool> LeaveAsync(string symbol, CancellationToken cancellationToken)
    {
        // Of several that leave it at once, one does.
        if (_wanted.TryUpdate(symbol, Leaving, Wanted))
        {
            await TellAsync(PendingInput.Of(VenueInputKind.Unwanted, Now(), 0, symbol), cancellationToken);
            return true;
        }
        if (!_wanted.TryUpdate(symbol, Leaving, Aside))
            return false;
        await LeaveAsideAsync(symbol);
        return true;
    }

    /// <summary>Takes what was done with a bot into the order of the inputs, for a recording; the session passes over it.</summary>
    public async ValueTask NoteAsync(ReadOnlyMemory<byte> botCommand)
    {
        // Whoever writes may run the session: not on the turn of the bot.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await _inputs.Writer.WriteAsync(PendingInput.OfBotCommand(botCommand.Span, Now()), _stop.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException or ObjectDisposedException)
        {
            // The feed has stopped, and with it the recording.
        }
    }

    public override void Dispose()
    {
        _client.Dispose();
        _rest.Dispose();
        _stop.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var registration = stoppingToken.Register(_stop.Cancel);
        _log.Begin(Venue, _options.Session);
        var helpers = Task.WhenAll(_rest.RunAsync(_stop.Token), TellTimeAsync(), WantFirstAsync());
        try
        {
            await foreach (var pending in _inputs.Reader.ReadAllAsync(_stop.Token))
                await HandleAsync(pending);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
        catch (Exception exception)
        {
            // One venue that fails stops no other.
            Volatile.Write(ref _failure, $"The feed of {Venue} has failed: {exception.Message}");
            _logger.VenueFeedFailed(exception, Venue);
        }
        finally
        {
            await StopAllAsync(helpers);
            _log.End(Venue, Volatile.Read(ref _failure));
        }
    }

    private VenueSymbolStatus StatusOf(VenueSymbol symbol) => StatusOf(symbol.Id, symbol.Feed) with
    {
        UntimelyTradeCount = symbol.Feed.UntimelyTradeCount + _outputs.LeftOutOf(symbol.Id),
        QuoteCheckCount = symbol.QuoteCheckCount,
        QuoteMismatchCount = symbol.QuoteMismatchCount,
        Unverified = symbol.Unverified,
        Trading = symbol.Trading,
    };

    private VenueSymbolStatus StatusOf(SymbolSetAside aside) => StatusOf(
        aside.Pump.Id, aside.Feed with { State = FeedState.Stale, Reason = FeedReason.IntakeFailing, Since = aside.Since });

    private VenueSymbolStatus StatusOf(InstrumentId id, VenueFeed feed) => new(
        id, feed.State, feed.Reason, feed.Since, _session.ClockSkew, feed.ResyncCount, feed.MissingTradeCount, feed.DuplicateTradeCount);

    private static HttpClient CreateClient()
    {
        HttpClient client = new(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            AutomaticDecompression = System.Net.DecompressionMethods.All,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Aetherion");
        return client;
    }

    private async Task StopAllAsync(Task helpers)
    {
        await _stop.CancelAsync();
        _inputs.Writer.TryComplete();
        foreach (var (socket, _) in _sockets.Values)
            socket.Close();
        await EndAsync(Task.WhenAll(_sockets.Values.Select(connection => connection.Running)));
        foreach (var (socket, _) in _sockets.Values)
            socket.Dispose();
        await EndAsync(helpers);
        await EndAsync(_returning);
        foreach (var pump in _outputs.Pumps)
            await EndAsync(pump.CompleteAsync());
    }

    /// <summary>What fails at its end keeps nothing else from ending: the recording has an end then, too.</summary>
    private async Task EndAsync(Task part)
    {
        await part.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (part.Exception is { } failure)
            _logger.VenueFeedEndFailed(failure, Venue);
    }

    private async ValueTask HandleAsync(PendingInput pending)
    {
        Take(pending);
        if (pending.Kind == VenueInputKind.Clock && _receivedTime - _countedTime >= CountInterval)
            Count();
        if (pending.Kind == VenueInputKind.Closed && _sockets.TryRemove(pending.Connection, out var ended))
            ended.Socket.Dispose();
        // What waits for room goes before its pump is taken away.
        if (_outputs.Full.Count > 0)
            await DrainAsync();
        if (pending.Kind == VenueInputKind.Unwanted)
            await RemoveAsync(pending.Target);
        if (pending.Kind is VenueInputKind.Wanted or VenueInputKind.Unwanted && _told.TryRemove(pending.Target, out var told))
            told.TrySetResult();
    }

    private void Take(PendingInput pending)
    {
        if (pending.ReceivedTime > _receivedTime)
            _receivedTime = pending.ReceivedTime;
        var input = pending.ToInput(++_sequence, _receivedTime);
        _log.Append(Venue, input);
        _session.Handle(input);
        pending.Release();
    }

    private async ValueTask DrainAsync()
    {
        foreach (var full in _outputs.Full)
            await full.DrainAsync(_stop.Token);
        SymbolPump[] stuck = [.. _outputs.Full.OfType<SymbolPump>().Where(pump => pump.IsFull)];
        _outputs.ClearFull();
        foreach (var pump in stuck)
            SetAside(pump);
    }

    /// <summary>
    /// One symbol whose grain takes nothing holds up no other: the session leaves it, by an input like any other, and makes nothing more of
    /// it. What it has made has sequences, and is given to the grain when that goes on; from there the symbol is taken up again.
    /// </summary>
    private void SetAside(SymbolPump pump)
    {
        var symbol = pump.Id.Symbol;
        if ((!_wanted.TryUpdate(symbol, Leaving, Wanted) && !_wanted.TryUpdate(symbol, Leaving, Wanting))
            || !_outputs.Symbols.TryGetValue(pump.Id, out var known))
            return;
        var feed = known.Feed;
        Take(PendingInput.Of(VenueInputKind.Unwanted, Now(), 0, symbol));
        _outputs.SetAside(pump);
        _aside[symbol] = new SymbolSetAside(pump, feed, Now());
        _wanted[symbol] = Aside;
        _logger.SymbolSetAside(pump.Id.ToString(), _options.SetAsideAfter.TotalSeconds);
        _returning = Task.WhenAll(_returning, ReturnAsync(symbol, pump));
    }

    /// <summary>Takes a symbol up again when its grain has all that waited for it.</summary>
    private async Task ReturnAsync(string symbol, SymbolPump pump)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await pump.FinishAsync(_stop.Token);
            var start = await AwaitStartAsync(pump.Id);
            if (!_wanted.TryUpdate(symbol, Wanting, Aside))
                return;
            await TellAsync(PendingInput.OfWanted(symbol, start, Now()), _stop.Token);
            _aside.TryRemove(symbol, out _);
            _wanted.TryUpdate(symbol, Wanted, Wanting);
            _logger.SymbolReturned(pump.Id.ToString());
        }
        catch (Exception) when (_stop.IsCancellationRequested || !_aside.ContainsKey(symbol))
        {
            // The feed stops, or the symbol was left meanwhile.
        }
    }

    /// <summary>Asks a grain where it stands until it says so.</summary>
    private async Task<VenueStart> AwaitStartAsync(InstrumentId id)
    {
        while (true)
        {
            try
            {
                return await FindStartAsync(id);
            }
            catch (Exception exception) when (!_stop.IsCancellationRequested)
            {
                _logger.FeedFailed(exception, id.ToString());
            }
            await Task.Delay(_options.RetryDelayMax, _time, _stop.Token);
        }
    }

    /// <summary>Leaves a symbol that the session has left already.</summary>
    private async Task LeaveAsideAsync(string symbol)
    {
        if (_aside.TryRemove(symbol, out var left))
            await left.Pump.CompleteAsync();
        _catalog.Deactivate(new InstrumentId(Venue, symbol));
        _wanted.TryRemove(symbol, out _);
    }

    /// <summary>The session's counters are its own thread's; others read what was written down here.</summary>
    private void Count()
    {
        _countedTime = _receivedTime;
        var counters = _session.Counters;
        var ignored = counters.CountOf(DecodeStatus.Ignored);
        var decoded = counters.CountOf(DecodeStatus.Decoded);
        VenueDecoding next = new(
            Venue, _session.ClockSkew, decoded, ignored, counters.TotalCount - decoded - ignored,
            counters.UnknownValueCount,
            counters.UnknownEvents.ToImmutableSortedDictionary(
                pair => pair.Key.ToString(), pair => pair.Value, StringComparer.Ordinal))
        {
            UnknownFieldCount = counters.UnknownFieldCount,
            UnknownFields = UnknownFieldsOf(counters),
        };
        Measure(UnknownNameType.Field, next.UnknownFieldCount - _decoding.UnknownFieldCount);
        Measure(UnknownNameType.Value, next.UnknownValueCount - _decoding.UnknownValueCount);
        Measure(UnknownNameType.Event, next.UnknownEvents.Values.Sum() - _decoding.UnknownEvents.Values.Sum());
        Volatile.Write(ref _decoding, next);
        foreach (var symbol in _session.Symbols.Values)
        {
            CountUntimely(symbol);
            CountMissing(symbol);
        }
    }

    /// <summary>What the venue could not give and was given up for good.</summary>
    private void CountMissing(VenueSymbol symbol)
    {
        var (trades, past) = _missing.GetValueOrDefault(symbol.Name);
        var count = symbol.Feed.MissingTradeCount;
        if (count > trades)
        {
            _logger.VenueTradesMissing(symbol.Id.ToString(), count - trades);
            _metrics.LeftOut(Venue, "missing", count - trades);
        }
        if (symbol.PastMissingFrom is { } from && from != past)
            _logger.VenuePastMissing(symbol.Id.ToString(), from);
        _missing[symbol.Name] = (count, symbol.PastMissingFrom);
    }

    /// <summary>Each symbol is told to the log once.</summary>
    private void CountUntimely(VenueSymbol symbol)
    {
        var count = symbol.Feed.UntimelyTradeCount;
        if (count == 0)
            return;
        if (_untimely.TryAdd(symbol.Name, 0))
            _logger.TradesLeftOut(symbol.Id.ToString(), "their time is further ahead than a clock may be");
        // A symbol that was left and is wanted again counts anew.
        _metrics.LeftOut(Venue, "ahead", count >= _untimely[symbol.Name] ? count - _untimely[symbol.Name] : count);
        _untimely[symbol.Name] = count;
    }

    private void Measure(UnknownNameType type, long count) => _metrics.UnknownMet(Venue, VenueSource.MarketData, type, count);

    /// <summary>Each is told to the log when it first comes; the counters bound how many there are.</summary>
    private ImmutableArray<UnknownVenueField> UnknownFieldsOf(DecodeCounters counters)
    {
        foreach (var field in counters.UnknownFields.Keys.Where(_toldFields.Add))
            _logger.VenueFieldUnknown(Venue, field.Kind.ToString(), field.Name.ToString());
        return
        [
            .. counters.UnknownFields.Select(pair => new UnknownVenueField(
                VenueSource.MarketData, pair.Key.Kind.ToString(), pair.Key.Name.ToString(), pair.Value))
                .OrderBy(field => field.Kind, StringComparer.Ordinal).ThenBy(field => field.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Gives the session the wish for a symbol, and waits until it was handled.</summary>
    private async Task TellAsync(PendingInput input, CancellationToken cancellationToken)
    {
        TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _told[input.Target] = told;
        // Whoever writes may run the session, which calls grains on nobody's behalf: not on the turn of a grain that asks for this.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await _inputs.Writer.WriteAsync(input, cancellationToken);
        await told.Task.WaitAsync(_stop.Token).WaitAsync(cancellationToken);
    }

    /// <summary>It can be wanted again when its grain knows all that was made of it.</summary>
    private async Task RemoveAsync(string symbol)
    {
        await _outputs.RemoveAsync(new InstrumentId(Venue, symbol));
        _wanted.TryRemove(symbol, out _);
    }

    private void Execute(VenueCommand command)
    {
        switch (command.Kind)
        {
            case VenueCommandKind.Open:
                VenueSocket socket = new(
                    command.Number, command.Text, _options.Endpoint.SocketUri(command.Text), _options, _inputs.Writer, _time);
                _sockets[command.Number] = (socket, Task.Run(socket.RunAsync));
                break;
            case VenueCommandKind.Send:
                if (_sockets.TryGetValue(command.Number, out var sender))
                    sender.Socket.Send(command.Text);
                break;
            case VenueCommandKind.Close:
                if (_sockets.TryGetValue(command.Number, out var closing))
                    closing.Socket.Close();
                break;
            default:
                _rest.Add(command);
                break;
        }
    }

    private async Task TellTimeAsync()
    {
        try
        {
            using PeriodicTimer timer = new(_options.ClockInterval, _time);
            while (await timer.WaitForNextTickAsync(_stop.Token))
                await _inputs.Writer.WriteAsync(PendingInput.Of(VenueInputKind.Clock, Now()), _stop.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            // The feed stops.
        }
    }

    /// <summary>A grain whose instrument was never listed has seen nothing.</summary>
    private async Task<VenueStart> FindStartAsync(InstrumentId id)
    {
        // It may be asked for before all of them are known again.
        if (!_catalog.IsListed(id)
            && (await _grains.GetGrain<IVenueCatalogGrain>(Venue).GetAll()).FirstOrDefault(known => known.Id == id) is { } stored)
            _catalog.List(stored);
        // Asking a grain activates it, with the steps that are known then.
        if (!_catalog.IsListed(id) || !_catalog.TryGet(id, out var instrument))
            return default;
        var snapshot = await _grains.GetGrain<ISymbolGrain>(new SymbolKey(id).ToString()).GetSnapshot();
        _catalog.Activate(id);
        return new VenueStart(snapshot.LastSequence, snapshot.Feed.LastEventTime ?? default)
        {
            PriceTick = instrument.PriceTick,
            QuantityStep = instrument.QuantityStep,
        };
    }

    /// <summary>What the venue listed before is known again, then the symbols of the start are wanted.</summary>
    private async Task WantFirstAsync()
    {
        var delay = _options.RetryDelay;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _catalog.ListStoredAsync(_grains, Venue);
                foreach (var symbol in _options.Symbols)
                    await WantAsync(symbol, _stop.Token);
                return;
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                _logger.VenueNotRestored(exception, Venue);
            }
            await Task.Delay(delay, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = delay * 2 < _options.RetryDelayMax ? delay * 2 : _options.RetryDelayMax;
        }
    }

    private void CountEvents(int count)
    {
        Interlocked.Add(ref _eventCount, count);
        _metrics.EventsTaken(count);
    }

    private string? DescribeProblem()
    {
        var symbols = _outputs.Symbols;
        var late = Now() - _options.ProblemAfter;
        var affected = symbols.Values.Where(symbol => IsProblem(symbol.Feed, late)).ToArray();
        var failing = _outputs.Pumps.Count(pump => pump.IsFailing) + _aside.Count;
        if (failing > 0)
            return $"{failing} symbols of {Venue} do not take their events; they are held and tried again.";
        if (affected.Length == 0)
            return null;
        var reasons = string.Join(", ", affected.Select(symbol => symbol.Feed.Reason).Distinct().Order());
        return $"{affected.Length} of {symbols.Count} symbols of {Venue} are not live: {reasons}.";
    }

    private static bool IsProblem(VenueFeed feed, DateTime late) =>
        feed.State != FeedState.Live && feed.Reason != FeedReason.Backfilling && feed.Since <= late;

    private DateTime Now() => _time.GetUtcNow().UtcDateTime;
}
