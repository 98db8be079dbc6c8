using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;
using Orleans.Streams;

namespace Aetherion.Grains.Symbols;

/// <summary>The streams a symbol grain publishes to.</summary>
internal sealed class SymbolStreams
{
    private readonly IAsyncStream<ClosedBarBatch>[] _closedBars;
    private readonly IAsyncStream<ClosedBarBatch>[] _candles;

    public SymbolStreams(Grain grain, SymbolKey key)
    {
        var market = grain.GetStreamProvider(StreamNames.MarketProvider);
        var border = grain.GetStreamProvider(StreamNames.BorderProvider);
        Ticks = border.GetStream<MarketEventBatch>(StreamNames.TicksOf(key));
        _closedBars =
        [
            .. Timeframes.All.Select(
                t => market.GetStream<ClosedBarBatch>(StreamNames.ClosedBarsOf(new RegimeKey(key, t)))),
        ];
        _candles =
        [
            .. Timeframes.All.Select(
                t => border.GetStream<ClosedBarBatch>(StreamNames.CandlesOf(new RegimeKey(key, t)))),
        ];
    }

    public IAsyncStream<MarketEventBatch> Ticks { get; }

    public IAsyncStream<ClosedBarBatch> ClosedBars(Timeframe timeframe) => _closedBars[(int)timeframe];

    public IAsyncStream<ClosedBarBatch> Candles(Timeframe timeframe) => _candles[(int)timeframe];
}
