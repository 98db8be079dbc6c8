using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Stored bars and trades, read as the port says.</summary>
internal sealed class FakeMarketDataHistory : IMarketDataHistory
{
    public List<ClosedBar> Bars { get; } = [];

    public List<Trade> Trades { get; } = [];

    /// <summary>How often bars were asked for.</summary>
    public int BarReads { get; private set; }

    public Task<ImmutableArray<ClosedBar>> ReadBarsAsync(
        SymbolKey key,
        Timeframe timeframe,
        DateTime? from,
        DateTime? to,
        int limit,
        bool newestFirst,
        CancellationToken cancellationToken)
    {
        BarReads++;
        var found = Bars.Where(bar => bar.Candle.Timeframe == timeframe
            && (from is null || bar.Candle.OpenTime >= from) && (to is null || bar.Candle.OpenTime < to));
        var ordered = newestFirst
            ? found.OrderByDescending(bar => bar.Candle.OpenTime)
            : found.OrderBy(bar => bar.Candle.OpenTime);
        return Task.FromResult<ImmutableArray<ClosedBar>>([.. ordered.Take(limit)]);
    }

    public Task<ImmutableArray<Trade>> ReadLatestTradesAsync(
        SymbolKey key, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Trade>>([.. Trades.OrderByDescending(trade => trade.Sequence).Take(limit)]);

    public Task<ClosedBarBatch> ReadBarsAfterAsync(
        SymbolKey key, Timeframe timeframe, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        var found = Bars.Where(bar => bar.Candle.Timeframe == timeframe && bar.Sequence > afterSequence)
            .OrderBy(bar => bar.Sequence);
        return Task.FromResult(new ClosedBarBatch(key, timeframe, "model-1", [.. found.Take(limit)]));
    }

    public Task<ImmutableArray<MarketEvent>> ReadTicksAfterAsync(
        SymbolKey key, long afterSequence, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
