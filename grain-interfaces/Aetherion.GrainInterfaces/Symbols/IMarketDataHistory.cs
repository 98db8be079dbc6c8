using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Reads stored ticks and bars.</summary>
public interface IMarketDataHistory
{
    /// <summary>
    /// Bars with open time in [<paramref name="from"/>, <paramref name="to"/>), at most <paramref name="limit"/>;
    /// newest first when <paramref name="newestFirst"/>, with those next to that end of the range.
    /// </summary>
    Task<ImmutableArray<ClosedBar>> ReadBarsAsync(
        SymbolKey key,
        Timeframe timeframe,
        DateTime? from,
        DateTime? to,
        int limit,
        bool newestFirst,
        CancellationToken cancellationToken);

    /// <summary>
    /// Bars with a sequence above <paramref name="afterSequence"/>, oldest first; fewer than the limit where a model behind
    /// them changes, so that one version of each holds for all.
    /// </summary>
    Task<ClosedBarBatch> ReadBarsAfterAsync(
        SymbolKey key, Timeframe timeframe, long afterSequence, int limit, CancellationToken cancellationToken);

    /// <summary>Events with a sequence above <paramref name="afterSequence"/>, oldest first.</summary>
    Task<ImmutableArray<MarketEvent>> ReadTicksAfterAsync(
        SymbolKey key, long afterSequence, int limit, CancellationToken cancellationToken);

    /// <summary>Trades of several symbols in one read, in the order of the ranges.</summary>
    Task<ImmutableArray<ImmutableArray<Trade>>> ReadTradesAsync(
        ImmutableArray<TradeRange> ranges, CancellationToken cancellationToken);

    /// <summary>Bars of several ranges in one read, in the order of the ranges, with the models behind their anomalies.</summary>
    Task<ImmutableArray<ImmutableArray<ScoredBar>>> ReadBarsAsync(
        ImmutableArray<BarRange> ranges, CancellationToken cancellationToken);
}
