using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Venues.Latency;

/// <summary>A symbol that begins now.</summary>
internal sealed class NoHistory : IMarketDataHistory
{
    public Task<ImmutableArray<ClosedBar>> ReadBarsAsync(
        SymbolKey key, Timeframe timeframe, DateTime? from, DateTime? to, int limit, bool newestFirst,
        CancellationToken cancellationToken) => Task.FromResult(ImmutableArray<ClosedBar>.Empty);

    public Task<ClosedBarBatch> ReadBarsAfterAsync(
        SymbolKey key, Timeframe timeframe, long afterSequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(new ClosedBarBatch(key, timeframe, "", []));

    public Task<ImmutableArray<MarketEvent>> ReadTicksAfterAsync(
        SymbolKey key, long afterSequence, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<MarketEvent>.Empty);

    public Task<ImmutableArray<ImmutableArray<Trade>>> ReadTradesAsync(
        ImmutableArray<TradeRange> ranges, CancellationToken cancellationToken) =>
        Task.FromResult(ranges.Select(_ => ImmutableArray<Trade>.Empty).ToImmutableArray());

    public Task<ImmutableArray<ImmutableArray<ScoredBar>>> ReadBarsAsync(
        ImmutableArray<BarRange> ranges, CancellationToken cancellationToken) =>
        Task.FromResult(ranges.Select(_ => ImmutableArray<ScoredBar>.Empty).ToImmutableArray());
}
