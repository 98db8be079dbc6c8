using System.Collections.Immutable;
using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Anomalies;
using Aetherion.Grains.Regimes;
using Aetherion.Model;
using Orleans;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;

namespace Aetherion.Grains.Symbols;

/// <summary>
/// The pipeline of one symbol behind a key: restores it, feeds it, stores and publishes what comes out. A checkpoint is
/// taken only when everything before it is stored and delivered; what came after it is rebuilt from the stored events.
/// </summary>
public sealed partial class SymbolGrain(
    [PersistentState("symbol", StorageNames.Market)] IPersistentState<SymbolGrainState> state,
    SymbolGrainOptions options,
    IInstrumentCatalog catalog,
    IRegimeModels regimeModels,
    IAnomalyModels anomalyModels,
    IMarketDataWriter writer,
    IMarketDataHistory history,
    TimeProvider time)
    : Grain, ISymbolGrain
{
    private readonly RecentItems<Trade> _recentTrades = new(options.RecentTradesMax);
    private readonly RecentItems<Candle>[] _recentCandles =
        [.. Timeframes.All.Select(_ => new RecentItems<Candle>(options.RecentCandlesMax))];

    private readonly ScoredBar?[] _latestBars = new ScoredBar?[Timeframes.All.Length];
    private readonly Queue<(MarketEventBatch Stored, MarketEventBatch Published)> _unsentEvents = new();
    private readonly Queue<ClosedBarBatch> _unstoredBars = new();
    private readonly Queue<ClosedBarBatch> _unsentBars = new();
    private SymbolKey _key;
    private SymbolPipeline _pipeline = null!;
    private SymbolStreams _streams = null!;
    private long _inputsSinceCheckpoint;
    private long _checkpointTimestamp;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = SymbolKey.Parse(this.GetPrimaryKeyString());
        if (!catalog.TryGet(_key.Instrument, out var instrument))
            throw new InvalidDataException($"The instrument {_key.Instrument} is not known.");
        _storedBars = new StoredBars(_key, history, options);
        _regimes = new SymbolRegimeModels(_key, regimeModels, _storedBars);
        _anomalies = new SymbolAnomalyModels(_key, anomalyModels, _storedBars);
        _families = [_regimes, _anomalies];
        var filters = await _regimes.LoadAsync(state.State.ModelVersions, cancellationToken);
        var scorers = await _anomalies.LoadAsync(state.State.AnomalyVersions, !state.RecordExists, cancellationToken);
        _pipeline = new SymbolPipeline(instrument, filters.GetValueOrDefault, scorerOf: scorers.GetValueOrDefault);
        if (state.State.Pipeline is { } saved)
            _pipeline.Restore(saved);
        _streams = new SymbolStreams(this, _key);
        _checkpointTimestamp = time.GetTimestamp();
        // What an earlier activation left in the writer's queues has to be among what is read back.
        await FlushAsync();
        await ReplaceMissingAsync(cancellationToken);
        if (_pipeline.BaseTimeframe is null or Timeframe.S1)
            await RebuildAsync(cancellationToken);
        if (_key.IsLive)
            await UseServingAsync(AllModels(), cancellationToken);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_inputsSinceCheckpoint > 0 && !_isLost)
            await Checkpoint();
    }

    public async Task<IngestResult> Ingest(MarketEventBatch batch)
    {
        await PrepareAsync();
        var (duplicates, late, invalid) = (_pipeline.DuplicateCount, _pipeline.LateCount, _pipeline.InvalidCount);
        var (judged, accepted) = Process(batch.Events);
        if (judged.Length > 0)
            _unsentEvents.Enqueue((With(batch, judged), With(batch, accepted)));
        await DeliverAsync();
        await CheckpointIfDueAsync(accepted.Length, options.CheckpointEvents);
        return new IngestResult(
            accepted.Length,
            (int)(_pipeline.DuplicateCount - duplicates),
            (int)(_pipeline.LateCount - late),
            _pipeline.LastSequence)
        {
            Invalid = (int)(_pipeline.InvalidCount - invalid),
        };
    }

    public async Task<IngestResult> AddBars(CandleBatch batch)
    {
        await PrepareAsync();
        var accepted = 0;
        foreach (var candle in batch.Candles)
        {
            if (_pipeline.AddBar(candle) != TickVerdict.Duplicate)
                accepted++;
            if (_pipeline.Closed.Length >= SymbolPipeline.ClosedMax)
                Drain();
        }
        await DeliverAsync();
        await CheckpointIfDueAsync(accepted, options.CheckpointBars);
        return new IngestResult(
            accepted, batch.Candles.Length - accepted, 0, _pipeline.LastBarSequence(batch.Timeframe));
    }

    public async Task AdvanceTime(DateTime utcNow)
    {
        await PrepareAsync();
        _pipeline.AdvanceTime(utcNow);
        await DeliverAsync();
    }

    public Task<SymbolSnapshot> GetSnapshot() => Task.FromResult(new SymbolSnapshot(
        _key,
        _pipeline.LastPrice,
        _pipeline.LastTrade?.EventTime,
        _pipeline.LastSequence,
        _pipeline.LastBarSequence(Timeframe.M1),
        _pipeline.StatusAt(Now()),
        Timeframes.All
            .Where(t => _pipeline.LastBarOpenTime(t) is not null)
            .ToImmutableDictionary(t => t, t => _pipeline.LastBarOpenTime(t)!.Value)));

    public Task<BookView> GetOrderBook(int depth) =>
        Task.FromResult(_pipeline.GetBook(Math.Clamp(depth, 1, options.BookDepthMax), Now()));

    public Task<MarketMoment?> GetClosing(Timeframe timeframe, long bar, DateTime closeTime, int depth) =>
        Task.FromResult(_pipeline.FindClosing(timeframe, bar, closeTime, depth));

    public Task<MarketMoment> GetMoment(Timeframe timeframe, long? lastBar, DateTime reached, int depth) =>
        Task.FromResult(_pipeline.FindMoment(timeframe, lastBar, reached, Math.Clamp(depth, 1, options.BookDepthMax)));

    public Task<ImmutableArray<Candle>> GetRecentCandles(Timeframe timeframe, int count)
    {
        var isForming = _pipeline.TryGetForming(timeframe, out var forming);
        var closed = _recentCandles[(int)timeframe].Last(isForming ? count - 1 : count);
        return Task.FromResult<ImmutableArray<Candle>>(isForming && count > 0 ? [.. closed, forming] : [.. closed]);
    }

    public Task<ClosedBar?> GetLatestBar(Timeframe timeframe) => Task.FromResult(_latestBars[(int)timeframe]?.Bar);

    public Task<ScoredBar?> GetLatestScored(Timeframe timeframe) => Task.FromResult(_latestBars[(int)timeframe]);

    public Task<ImmutableArray<Trade>> GetRecentTrades(int count) =>
        Task.FromResult<ImmutableArray<Trade>>([.. _recentTrades.Last(count).Reverse()]);

    public async Task Checkpoint()
    {
        ThrowIfLost();
        await DeliverAsync();
        await FlushAsync();
        await StoreAsync();
    }

    private async Task StoreAsync()
    {
        state.State = new SymbolGrainState
        {
            Pipeline = _pipeline.Save(), ModelVersions = _regimes.Versions, AnomalyVersions = _anomalies.Versions,
        };
        await state.WriteStateAsync();
        _inputsSinceCheckpoint = 0;
        _checkpointTimestamp = time.GetTimestamp();
    }

    /// <summary>
    /// Before the first input the models are stored: a rebuild has to know which ones the bars were closed with, whoever was
    /// promoted since.
    /// </summary>
    private async Task PrepareAsync()
    {
        ThrowIfLost();
        if (!state.RecordExists)
            await StoreAsync();
        if (_awaitingModel.Count > 0)
            await UseServingAsync([.. _awaitingModel], CancellationToken.None);
    }

    /// <summary>
    /// Takes in again what was stored after the last checkpoint, in the order in which it came: bars of the past, the events
    /// that followed them, then bars that came without events.
    /// </summary>
    private async Task RebuildAsync(CancellationToken cancellationToken)
    {
        if (await FindFirstTradeTimeAsync(cancellationToken) is { } firstTradeTime)
            await RebuildFromBarsAsync(firstTradeTime, cancellationToken);
        await RebuildFromEventsAsync(cancellationToken);
        await RebuildFromBarsAsync(DateTime.MaxValue, cancellationToken);
    }

    /// <summary>
    /// The first trade after the checkpoint: bars that end before it came without events. Were they taken in after it, they
    /// would be of the past, and those of the trades would have numbers that are given out already.
    /// </summary>
    private async Task<DateTime?> FindFirstTradeTimeAsync(CancellationToken cancellationToken)
    {
        var events = await history.ReadTicksAfterAsync(_key, _pipeline.LastSequence, options.RebuildPage, cancellationToken);
        if (events.IsEmpty)
            return null;
        var trade = events.FirstOrDefault(e => e.Kind == MarketEventKind.Trade, events[^1]);
        return trade.EventTime;
    }

    private async Task RebuildFromBarsAsync(DateTime endTime, CancellationToken cancellationToken)
    {
        for (long before = -1; before < _pipeline.LastBarSequence(Timeframe.S1);)
        {
            before = _pipeline.LastBarSequence(Timeframe.S1);
            var page = await history.ReadBarsAfterAsync(
                _key, Timeframe.S1, before, options.RebuildPage, cancellationToken);
            var bars = page.Bars.Where(bar => bar.Candle.CloseTime <= endTime).ToArray();
            foreach (var bar in bars)
                AddStored(bar.Candle);
            _inputsSinceCheckpoint += bars.Length;
            await DeliverAsync();
        }
    }

    private void AddStored(in Candle candle)
    {
        // A bar that the clock closed: its trades are in the forming one already, and so is the book that it closed on.
        if (_pipeline.TryGetForming(candle.Timeframe, out var forming)
            && forming.OpenTime == candle.OpenTime && (!forming.IsEmpty || (candle.IsEmpty && _pipeline.LastSequence > 0)))
            _pipeline.AdvanceTime(candle.CloseTime);
        else
            _pipeline.AddBar(candle);
        if (_pipeline.Closed.Length >= SymbolPipeline.ClosedMax)
            Drain();
    }

    private async Task RebuildFromEventsAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var events = await history.ReadTicksAfterAsync(
                _key, _pipeline.LastSequence, options.RebuildPage, cancellationToken);
            if (events.IsEmpty)
                return;
            Process(events);
            _inputsSinceCheckpoint += events.Length;
            await DeliverAsync();
        }
    }

    /// <summary>
    /// Feeds the pipeline and returns the events it took, in order; the bars they closed wait for delivery. Late ones are to be
    /// stored too: without them a rebuild would see a gap where there was none.
    /// </summary>
    private (ImmutableArray<MarketEvent> Judged, ImmutableArray<MarketEvent> Accepted) Process(
        ImmutableArray<MarketEvent> events)
    {
        EventSelection judged = new(events);
        EventSelection accepted = new(events);
        foreach (ref readonly var marketEvent in events.AsSpan())
        {
            var verdict = _pipeline.Process(marketEvent);
            var isAccepted = verdict is TickVerdict.Accepted or TickVerdict.AcceptedAfterGap;
            judged.Next(isAccepted || verdict == TickVerdict.Late);
            accepted.Next(isAccepted);
            if (isAccepted && marketEvent.Kind == MarketEventKind.Trade)
                _recentTrades.Add(marketEvent.Trade);
            if (_pipeline.Closed.Length >= SymbolPipeline.ClosedMax)
                Drain();
        }
        return (judged.Taken(), accepted.Taken());
    }

    private static MarketEventBatch With(MarketEventBatch batch, ImmutableArray<MarketEvent> events) =>
        events == batch.Events ? batch : batch with { Events = events };

    /// <summary>Moves closed bars from the pipeline to what has to be delivered, one batch a timeframe.</summary>
    private void Drain()
    {
        var closed = _pipeline.Closed;
        if (closed.IsEmpty)
            return;
        foreach (var timeframe in Timeframes.All)
        {
            var bars = ImmutableArray.CreateBuilder<ClosedBar>();
            foreach (ref readonly var bar in closed)
            {
                if (bar.Candle.Timeframe == timeframe)
                    bars.Add(bar);
            }
            if (bars.Count > 0)
                Keep(timeframe, bars.DrainToImmutable());
        }
        _pipeline.ClearClosed();
    }

    private void Keep(Timeframe timeframe, ImmutableArray<ClosedBar> bars)
    {
        var scorer = _anomalies.VersionOf(timeframe);
        _latestBars[(int)timeframe] = new ScoredBar(bars[^1], scorer);
        foreach (var bar in bars.AsSpan()[Math.Max(0, bars.Length - options.RecentCandlesMax)..])
            _recentCandles[(int)timeframe].Add(bar.Candle);
        _unstoredBars.Enqueue(new ClosedBarBatch(_key, timeframe, _regimes.VersionOf(timeframe), bars)
        {
            AnomalyVersion = scorer,
        });
    }

    /// <summary>
    /// Stores and publishes what came in and what closed; a failure leaves the rest for the next try. Bars with regimes are
    /// published only when they are stored: nothing is decided on a bar that a crash could take away.
    /// </summary>
    private async Task DeliverAsync()
    {
        Drain();
        while (_unsentEvents.TryPeek(out var batch))
        {
            await writer.WriteTicksAsync(batch.Stored, CancellationToken.None);
            if (!batch.Published.Events.IsEmpty)
                await _streams.Ticks.OnNextAsync(
                    batch.Published, new EventSequenceTokenV2(batch.Published.Events[^1].Sequence));
            _unsentEvents.Dequeue();
        }
        while (_unstoredBars.TryPeek(out var batch))
        {
            await writer.WriteBarsAsync(batch, CancellationToken.None);
            _unsentBars.Enqueue(_unstoredBars.Dequeue());
        }
        if (_unsentBars.Count > 0 && _unsentBars.Any(b => b.Timeframe >= Timeframe.M1))
            await FlushAsync();
        while (_unsentBars.TryPeek(out var batch))
        {
            var token = new EventSequenceTokenV2(batch.Bars[^1].Sequence);
            if (batch.Timeframe >= Timeframe.M1)
                await _streams.ClosedBars(batch.Timeframe).OnNextAsync(batch, token);
            await _streams.Candles(batch.Timeframe).OnNextAsync(Latest(batch), token);
            _unsentBars.Dequeue();
        }
    }

    /// <summary>What is worth showing live; of a back-fill the rest is read from the table.</summary>
    private ClosedBarBatch Latest(ClosedBarBatch batch) => batch.Bars.Length <= options.RecentCandlesMax
        ? batch
        : batch with { Bars = batch.Bars[^options.RecentCandlesMax..] };

    private async Task FlushAsync()
    {
        using var timeout = new CancellationTokenSource(options.FlushTimeout, time);
        try
        {
            await writer.FlushAsync(timeout.Token);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"The market data of {_key} was not stored within {options.FlushTimeout}. It is held; try again.", exception);
        }
    }

    private async Task CheckpointIfDueAsync(int inputs, int inputsMax)
    {
        _inputsSinceCheckpoint += inputs;
        if (_inputsSinceCheckpoint >= inputsMax
            || (_inputsSinceCheckpoint > 0
                && time.GetElapsedTime(_checkpointTimestamp) >= options.CheckpointInterval))
            await Checkpoint();
    }

    /// <summary>A replay knows no time but that of its events.</summary>
    private DateTime Now() => _key.Run == SymbolKey.LiveRun ? time.GetUtcNow().UtcDateTime : default;
}
