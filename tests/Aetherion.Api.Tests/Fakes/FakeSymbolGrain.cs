using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>A symbol as the test set it up.</summary>
internal sealed class FakeSymbolGrain(SymbolKey key) : ISymbolGrain
{
    public Price? LastPrice { get; set; }

    public FeedStatus Feed { get; set; } = new(FeedState.Syncing, null, 0, 0, 0, 0);

    public Dictionary<Timeframe, ImmutableArray<Candle>> Candles { get; } = [];

    public Dictionary<Timeframe, ClosedBar> LatestBars { get; } = [];

    public ImmutableArray<Trade> Trades { get; set; } = [];

    public ImmutableArray<PriceLevel> Bids { get; set; } = [];

    public ImmutableArray<PriceLevel> Asks { get; set; } = [];

    /// <summary>The sequence of the last event in the book.</summary>
    public long BookSequence { get; set; } = 77;

    public FeedState BookState { get; set; } = FeedState.Live;

    public DateTime? BookReceivedTime { get; set; }

    public Exception? Failure { get; set; }

    /// <summary>What a read of the book waits for.</summary>
    public Task BookHeld { get; set; } = Task.CompletedTask;

    /// <summary>On whose behalf the book was read.</summary>
    public ConcurrentQueue<Caller?> BookCallers { get; } = new();

    public Task<SymbolSnapshot> GetSnapshot() => Failure is not null
        ? Task.FromException<SymbolSnapshot>(Failure)
        : Task.FromResult(new SymbolSnapshot(
            key,
            LastPrice,
            Trades.IsEmpty ? null : Trades[0].EventTime,
            Trades.IsEmpty ? 0 : Trades[0].Sequence,
            0,
            Feed,
            ImmutableDictionary<Timeframe, DateTime>.Empty));

    public async Task<BookView> GetOrderBook(int depth)
    {
        BookCallers.Enqueue(CallerContext.Current);
        await BookHeld;
        return new BookView(
            key.Instrument, BookSequence, TestData.Start, BookState, [.. Bids.Take(depth)], [.. Asks.Take(depth)])
        {
            ReceivedTime = BookReceivedTime,
        };
    }

    public Task<ImmutableArray<Candle>> GetRecentCandles(Timeframe timeframe, int count) =>
        Task.FromResult<ImmutableArray<Candle>>([.. Candles.GetValueOrDefault(timeframe, []).TakeLast(count)]);

    public Task<ClosedBar?> GetLatestBar(Timeframe timeframe) =>
        Task.FromResult(LatestBars.TryGetValue(timeframe, out var bar) ? bar : (ClosedBar?)null);

    public Task<ScoredBar?> GetLatestScored(Timeframe timeframe) => Task.FromResult(
        LatestBars.TryGetValue(timeframe, out var bar) ? new ScoredBar(bar, $"anomaly-{timeframe}") : (ScoredBar?)null);

    public Task<ImmutableArray<Trade>> GetRecentTrades(int count) =>
        Task.FromResult<ImmutableArray<Trade>>([.. Trades.Take(count)]);

    public Task<IngestResult> Ingest(MarketEventBatch batch) => throw new NotSupportedException();

    public Task<IngestResult> AddBars(CandleBatch batch) => throw new NotSupportedException();

    public Task AdvanceTime(DateTime utcNow) => throw new NotSupportedException();

    public Task<GrainInterfaces.ModelInUse> UseModel(string family, Timeframe timeframe, string? version) =>
        throw new NotSupportedException();

    public Task Checkpoint() => throw new NotSupportedException();

    public Task<MarketMoment?> GetClosing(Timeframe timeframe, long bar, DateTime closeTime, int depth) =>
        throw new NotSupportedException();

    public Task<MarketMoment> GetMoment(Timeframe timeframe, long? lastBar, DateTime reached, int depth) => throw new NotSupportedException();
}
