using System.Collections.Immutable;
using Aetherion.Api.Regimes;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>A bar of a page, wherever it was read from; those of the cache are shared by many pages.</summary>
internal sealed record PagedBar(
    Candle Candle,
    long? Sequence,
    bool IsClosed,
    RegimeProbabilities? Probabilities,
    BarAnomaly Anomaly,
    AnomalyValues AnomalyValues,
    string? AnomalyVersion)
{
    /// <summary>A bar of which everything is known.</summary>
    public static PagedBar Closed(in ScoredBar scored) => new(
        scored.Bar.Candle,
        scored.Bar.Sequence,
        true,
        ProbabilitiesOf(scored.Bar),
        scored.Bar.Anomaly,
        AnomalyValues.Of(scored.Bar.Features),
        scored.AnomalyVersion);

    /// <summary>The bars a grain holds, oldest first, with the latest closed one as it told it after them.</summary>
    public static ImmutableArray<PagedBar> Recent(ImmutableArray<Candle> candles, ScoredBar? latest)
    {
        var closedCount = candles.Count(candle => candle.OpenTime <= latest?.Bar.Candle.OpenTime);

        // Sequences count without gaps, so those of the bars before the latest follow from its own; but only when the
        // latest is among them: between the two calls another bar may have closed.
        var isLatestThere = closedCount > 0 && candles[closedCount - 1].OpenTime == latest?.Bar.Candle.OpenTime;
        var bars = ImmutableArray.CreateBuilder<PagedBar>(candles.Length);
        for (var i = 0; i < candles.Length; i++)
        {
            var isClosed = i < closedCount;
            long? sequence = isClosed && isLatestThere ? latest!.Value.Bar.Sequence - (closedCount - 1 - i) : null;
            bars.Add(isLatestThere && i == closedCount - 1
                ? Closed(latest!.Value) with { Candle = candles[i] }
                : new PagedBar(candles[i], sequence, isClosed, null, default, default, null));
        }
        return bars.DrainToImmutable();
    }

    /// <summary>A bar that still grows.</summary>
    public static PagedBar Forming(in Candle candle) => new(candle, null, false, null, default, default, null);

    public static RegimeProbabilities? ProbabilitiesOf(in ClosedBar bar) =>
        bar.Posterior.Count == 0 ? null : bar.Probabilities;

    public CandleType ToType(Instrument instrument, IRegimeLabels labels) =>
        new(instrument, this, labels);
}
