using System.Collections.Immutable;
using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Silo.Tests.Feeds;

/// <summary>A symbol grain with the real pipeline and nothing round it, which keeps what it took and fails when told to.</summary>
internal sealed class PipelineGrain(Instrument instrument) : ISymbolGrain
{
    private readonly Lock _lock = new();
    private readonly SymbolPipeline _pipeline = new(instrument);
    private readonly List<MarketEvent> _events = [];
    private readonly List<MarketEvent> _late = [];
    private readonly List<Candle> _candles = [];
    private readonly List<string> _calls = [];
    private readonly HashSet<TaskScheduler> _schedulers = [];

    /// <summary>Which calls fail before they do anything, by name.</summary>
    public Predicate<string> FailsBefore { get; set; } = _ => false;

    /// <summary>Which calls fail after they did their work, as when an answer is lost.</summary>
    public Predicate<string> FailsAfter { get; set; } = _ => false;

    public ImmutableArray<MarketEvent> Events => Copy(_events);

    /// <summary>Trades that came too late for the forming second, as those do that are fetched after a gap.</summary>
    public ImmutableArray<MarketEvent> Late => Copy(_late);

    public ImmutableArray<Candle> Candles => Copy(_candles);

    /// <summary>The calls that came, failed ones too.</summary>
    public ImmutableArray<string> Calls => Copy(_calls);

    /// <summary>Whether one of the calls came from what ran on a scheduler, such as the turns of a grain.</summary>
    public bool WasCalledOn(TaskScheduler scheduler)
    {
        lock (_lock)
            return _schedulers.Contains(scheduler);
    }

    public int FailureCount { get; private set; }

    public DateTime? AdvancedTo { get; private set; }

    public Task<IngestResult> Ingest(MarketEventBatch batch) => Do(nameof(Ingest), () =>
    {
        var (before, late, invalid) = (_events.Count, _pipeline.LateCount, _pipeline.InvalidCount);
        foreach (var item in batch.Events)
        {
            var verdict = _pipeline.Process(item);
            if (verdict is TickVerdict.Accepted or TickVerdict.AcceptedAfterGap)
                _events.Add(item);
            else if (verdict == TickVerdict.Late)
                _late.Add(item);
        }
        _pipeline.ClearClosed();
        var accepted = _events.Count - before;
        (late, invalid) = (_pipeline.LateCount - late, _pipeline.InvalidCount - invalid);
        return new IngestResult(
            accepted, batch.Events.Length - accepted - (int)(late + invalid), (int)late, _pipeline.LastSequence) { Invalid = (int)invalid };
    });

    public Task<IngestResult> AddBars(CandleBatch batch) => Do(nameof(AddBars), () =>
    {
        var before = _candles.Count;
        foreach (var candle in batch.Candles)
        {
            if (_pipeline.AddBar(candle) == TickVerdict.Accepted)
                _candles.Add(candle);
            _pipeline.ClearClosed();
        }
        var accepted = _candles.Count - before;
        return new IngestResult(accepted, batch.Candles.Length - accepted, 0, _pipeline.LastBarSequence(batch.Timeframe));
    });

    public Task AdvanceTime(DateTime utcNow) => Do(nameof(AdvanceTime), () =>
    {
        _pipeline.AdvanceTime(utcNow);
        _pipeline.ClearClosed();
        AdvancedTo = utcNow;
        return true;
    });

    public Task Checkpoint() => Do(nameof(Checkpoint), () => true);

    public Task<SymbolSnapshot> GetSnapshot() => Do(nameof(GetSnapshot), () => new SymbolSnapshot(
        new SymbolKey(instrument.Id),
        _pipeline.LastPrice,
        _pipeline.LastTrade?.EventTime,
        _pipeline.LastSequence,
        _pipeline.LastBarSequence(Timeframe.M1),
        _pipeline.Status,
        ImmutableDictionary<Timeframe, DateTime>.Empty));

    public Task<BookView> GetOrderBook(int depth)
    {
        lock (_lock)
            return Task.FromResult(_pipeline.GetBook(depth));
    }

    public Task<MarketMoment?> GetClosing(Timeframe timeframe, long bar, DateTime closeTime, int depth) => throw NotAsked();

    public Task<MarketMoment> GetMoment(Timeframe timeframe, long? lastBar, DateTime reached, int depth) => throw NotAsked();

    public Task<ImmutableArray<Candle>> GetRecentCandles(Timeframe timeframe, int count) => throw NotAsked();

    public Task<ClosedBar?> GetLatestBar(Timeframe timeframe) => throw NotAsked();

    public Task<ScoredBar?> GetLatestScored(Timeframe timeframe) => throw NotAsked();

    public Task<ImmutableArray<Trade>> GetRecentTrades(int count) => throw NotAsked();

    public Task<ModelInUse> UseModel(string family, Timeframe timeframe, string? version) => throw NotAsked();

    private static InvalidOperationException NotAsked() => new("A feed does not ask for this.");

    private Task<T> Do<T>(string name, Func<T> work)
    {
        lock (_lock)
        {
            _calls.Add(name);
            _schedulers.Add(TaskScheduler.Current);
            if (FailsBefore(name))
                return Fail<T>(new IOException($"{name} failed before."));
            var result = work();
            return FailsAfter(name)
                ? Fail<T>(new TimeoutException($"{name} was not answered."))
                : Task.FromResult(result);
        }
    }

    private Task<T> Fail<T>(Exception exception)
    {
        FailureCount++;
        return Task.FromException<T>(exception);
    }

    private ImmutableArray<T> Copy<T>(List<T> items)
    {
        lock (_lock)
            return [.. items];
    }
}
