using System.Runtime.CompilerServices;
using Aetherion.Api.Live;
using Aetherion.Api.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Symbols;

/// <summary>
/// The bars of an instrument and timeframe for one subscriber: every closed one, and the forming one as often as it
/// asked for. Where there are regimes a closed bar is sent when its regime is decided.
/// </summary>
internal sealed class CandleFeed(LiveStreams streams, IClusterClient grains, TimeProvider time)
{
    public const int BarsWaitingMax = 1024;

    public async IAsyncEnumerable<CandleUpdateType> ReadAsync(
        Instrument instrument,
        Timeframe timeframe,
        TimeSpan interval,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = new RegimeKey(new SymbolKey(instrument.Id), timeframe);
        var waiting = new LosslessBuffer<CandleSignal>(BarsWaitingMax, "bars");
        var forming = new FormingFlag(waiting);
        await using var group = await SubscribeAsync(key, waiting, forming);
        forming.Set();
        var lastClosed = DateTime.MinValue;
        await foreach (var signal in waiting.ReadAllAsync(cancellationToken))
        {
            if (signal.Closed is { } closed)
            {
                lastClosed = closed.OpenTime;
                yield return await ToUpdateAsync(instrument, signal, closed);
                continue;
            }
            forming.Clear();
            foreach (var candle in await grains.GetSymbol(instrument.Id).GetRecentCandles(timeframe, 1))
            {
                if (candle.OpenTime > lastClosed)
                    yield return ToUpdate(instrument, candle);
            }
            await Task.Delay(interval, time, cancellationToken);
        }
    }

    private async Task<SubscriptionGroup> SubscribeAsync(
        RegimeKey key, LosslessBuffer<CandleSignal> waiting, FormingFlag forming)
    {
        var group = new SubscriptionGroup();
        try
        {
            group.Add(await streams.SubscribeAsync<MarketEventBatch>(
                StreamNames.TicksOf(key.Symbol), _ => forming.Set()));
            group.Add(Timeframes.WithRegimes.Contains(key.Timeframe)
                ? await streams.SubscribeAsync<RegimeBarBatch>(StreamNames.RegimeBarsOf(key), b => Add(waiting, b))
                : await streams.SubscribeAsync<ClosedBarBatch>(StreamNames.CandlesOf(key), b => Add(waiting, b)));
            return group;
        }
        catch
        {
            await group.DisposeAsync();
            throw;
        }
    }

    private static void Add(LosslessBuffer<CandleSignal> waiting, RegimeBarBatch batch)
    {
        foreach (var bar in batch.Bars)
            waiting.Add(new CandleSignal(bar.Candle, bar.Sequence, bar.Regime));
    }

    private static void Add(LosslessBuffer<CandleSignal> waiting, ClosedBarBatch batch)
    {
        foreach (var bar in batch.Bars)
            waiting.Add(new CandleSignal(bar.Candle, bar.Sequence, Regime.Unknown));
    }

    private async Task<CandleUpdateType> ToUpdateAsync(Instrument instrument, CandleSignal signal, Candle closed)
    {
        // Below the timeframes with regimes a bar has neither probabilities nor an anomaly.
        var bar = default(ClosedBar);
        if (Timeframes.WithRegimes.Contains(closed.Timeframe)
            && await grains.GetSymbol(instrument.Id).GetLatestBar(closed.Timeframe) is { } latest
            && latest.Sequence == signal.Sequence)
            bar = latest;
        var paged = new PagedBar(closed, signal.Sequence, true, PagedBar.ProbabilitiesOf(bar), bar.Anomaly);
        return new CandleUpdateType(
            instrument.Id, new CandleType(instrument, paged, new KnownRegimeLabel(signal.Regime)));
    }

    private static CandleUpdateType ToUpdate(Instrument instrument, Candle forming) => new(
        instrument.Id, new CandleType(instrument, PagedBar.Forming(forming), NoRegimeLabels.Instance));
}
