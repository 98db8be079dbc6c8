using System.Collections.Immutable;
using Aetherion.Model;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>One symbol of a venue; the key is a <see cref="SymbolKey"/>.</summary>
[Alias("Aetherion.Symbol")]
public interface ISymbolGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes events in. Returns when they are in the book, the bars and the writers' queues, and the regimes of the
    /// bars they closed are decided.
    /// </summary>
    Task<IngestResult> Ingest([Immutable] MarketEventBatch batch);

    /// <summary>Takes closed bars in, for a source that has no trades. Bars already seen are dropped.</summary>
    Task<IngestResult> AddBars([Immutable] CandleBatch batch);

    /// <summary>Closes the bars whose interval is over at that time, though no event came after it.</summary>
    Task AdvanceTime(DateTime utcNow);

    [AlwaysInterleave]
    Task<SymbolSnapshot> GetSnapshot();

    /// <summary>The best levels of each side, at most <paramref name="depth"/>.</summary>
    [AlwaysInterleave]
    Task<BookView> GetOrderBook(int depth);

    /// <summary>
    /// The book as it was when a bar closed, for whoever decides on that bar; null when it is no longer kept, and for bars that came
    /// without events. At most 50 levels of each side are kept.
    /// </summary>
    /// <param name="closeTime">Of the bar.</param>
    [AlwaysInterleave]
    Task<MarketMoment?> GetClosing(Timeframe timeframe, long bar, DateTime closeTime, int depth);

    /// <summary>
    /// Book and place in the market as they are; for a reader that has yet to deal with a bar after <paramref name="lastBar"/> as they
    /// were before that bar closed, where that is kept.
    /// </summary>
    /// <param name="lastBar">The last bar of the timeframe that the reader dealt with; null for one that follows none.</param>
    /// <param name="reached">
    /// The close of that bar, or a later time at which the reader stood: between bars without events nothing else tells one place from
    /// the next.
    /// </param>
    [AlwaysInterleave]
    Task<MarketMoment> GetMoment(Timeframe timeframe, long? lastBar, DateTime reached, int depth);

    /// <summary>The latest bars, oldest first, the forming one last; fewer where there are fewer.</summary>
    [AlwaysInterleave]
    Task<ImmutableArray<Candle>> GetRecentCandles(Timeframe timeframe, int count);

    /// <summary>The latest closed bar with its features; null before the first.</summary>
    [AlwaysInterleave]
    Task<ClosedBar?> GetLatestBar(Timeframe timeframe);

    /// <summary>The same bar with the model that scored how odd it is, which is null below M1.</summary>
    [AlwaysInterleave]
    Task<ScoredBar?> GetLatestScored(Timeframe timeframe);

    /// <summary>The latest trades, newest first.</summary>
    [AlwaysInterleave]
    Task<ImmutableArray<Trade>> GetRecentTrades(int count);

    /// <summary>
    /// Puts a model in charge of a timeframe between two bars; what is known of the market stays as it is. A live symbol takes
    /// the champion that serves it, a replay any version before its first bar.
    /// </summary>
    /// <param name="family">One of <see cref="ModelFamilies"/>.</param>
    /// <param name="version">What the caller believes is in charge; null for whatever is.</param>
    Task<ModelInUse> UseModel(string family, Timeframe timeframe, string? version);

    /// <summary>Stores the state now, not only every so many events.</summary>
    Task Checkpoint();
}
