using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>Stored bars and trades, read as the port says.</summary>
internal sealed class FakeMarketDataHistory : IMarketDataHistory
{
    public List<ClosedBar> Bars { get; } = [];

    /// <summary>The anomaly models of bars by their sequence; of others it is not known.</summary>
    public Dictionary<long, string> Scorers { get; } = [];

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

    public async Task<ImmutableArray<ImmutableArray<ScoredBar>>> ReadBarsAsync(
        ImmutableArray<BarRange> ranges, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ImmutableArray<ScoredBar>>();
        foreach (var (key, timeframe, from, to, limit, newestFirst) in ranges)
        {
            var bars = await ReadBarsAsync(key, timeframe, from, to, limit, newestFirst, cancellationToken);
            found.Add([.. bars.Select(bar => new ScoredBar(bar, Scorers.GetValueOrDefault(bar.Sequence)))]);
        }
        return found.DrainToImmutable();
    }

    public Task<ImmutableArray<ImmutableArray<Trade>>> ReadTradesAsync(
        ImmutableArray<TradeRange> ranges, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ImmutableArray<Trade>>>([.. ranges.Select(Read)]);

    private ImmutableArray<Trade> Read(TradeRange range)
    {
        var found = Trades.Where(trade => trade.Sequence > (range.AfterSequence ?? long.MinValue)
            && trade.Sequence < (range.BeforeSequence ?? long.MaxValue));
        var ordered = range.NewestFirst
            ? found.OrderByDescending(trade => trade.Sequence)
            : found.OrderBy(trade => trade.Sequence);
        return [.. ordered.Take(range.Limit)];
    }

    public Task<ClosedBarBatch> ReadBarsAfterAsync(
        SymbolKey key, Timeframe timeframe, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        BarReads++;
        ClosedBar[] found =
        [
            .. Bars.Where(bar => bar.Candle.Timeframe == timeframe && bar.Sequence > afterSequence)
                .OrderBy(bar => bar.Sequence).Take(limit),
        ];
        var scorer = found.Length == 0 ? null : Scorers.GetValueOrDefault(found[0].Sequence);
        return Task.FromResult(new ClosedBarBatch(
            key, timeframe, "model-1", [.. found.TakeWhile(bar => Scorers.GetValueOrDefault(bar.Sequence) == scorer)])
        {
            AnomalyVersion = scorer,
        });
    }

    public Task<ImmutableArray<MarketEvent>> ReadTicksAfterAsync(
        SymbolKey key, long afterSequence, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
