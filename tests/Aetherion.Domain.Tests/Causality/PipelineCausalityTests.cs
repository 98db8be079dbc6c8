using System.Collections.Immutable;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Regimes;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Causality;

/// <summary>
/// Bars in, decisions out, through all that is shipped: features, filter, crisis gate, anomaly scores and detector on every
/// timeframe. What came out at a bar does not change with the bars after it.
/// </summary>
public sealed class PipelineCausalityTests
{
    private const int BarCount = 1500;

    private static readonly RegimeModel Model = ShippedRegimeModel.Load();
    private static readonly AnomalyModel Anomalies = ShippedAnomalyModel.Load();
    private static readonly RegimeDetectorOptions Nervous = new() { MinimumDwellBars = 6 };

    [Fact]
    public void Nothing_that_is_published_sees_the_future() =>
        FutureCheck.FindBreach<Candle, string>(Bars(), bars => Run(bars, lead: 0), Change).ShouldBeNull();

    [Fact]
    public void A_leak_of_one_bar_into_the_bars_is_found() =>
        FutureCheck.FindBreach<Candle, string>(Bars(), bars => Run(bars, lead: 1), Change).ShouldNotBeNull();

    [Fact]
    public void A_bar_of_a_longer_timeframe_counts_only_after_its_close()
    {
        SymbolPipeline pipeline = New();
        foreach (Candle candle in Bars())
        {
            pipeline.AddBar(candle);
            foreach (ref readonly ClosedBar closed in pipeline.Closed)
                closed.Candle.CloseTime.ShouldBeLessThanOrEqualTo(candle.CloseTime);
            pipeline.ClearClosed();
        }
    }

    private static ImmutableArray<Candle> Bars() => [.. BarSeries.Random(31, BarCount)];

    private static Candle Change(Candle bar, Random random)
    {
        long close = Math.Max(1, bar.Close.Ticks + random.Next(-4000, 4001));
        return bar with
        {
            Close = new Price(close),
            High = new Price(Math.Max(bar.High.Ticks, close)),
            Low = new Price(Math.Min(bar.Low.Ticks, close)),
            Volume = new Quantity(bar.Volume.Lots + random.Next(1, 1000)),
        };
    }

    private static SymbolPipeline New() => new(
        BarSeries.Bitcoin, _ => new RegimeFilter(Model), scorerOf: _ => new AnomalyDetector(Anomalies));

    /// <summary>All that was published after each bar, to the last bit; with a lead a later bar's volume leaks into it.</summary>
    private static List<string> Run(IReadOnlyList<Candle> bars, int lead)
    {
        SymbolPipeline pipeline = New();
        Dictionary<Timeframe, RegimeDetector> detectors = Timeframes.WithRegimes.ToDictionary(
            timeframe => timeframe,
            timeframe => new RegimeDetector(
                new RegimeKey(new SymbolKey(BarSeries.Bitcoin.Id), timeframe), Nervous));
        List<string> published = [];
        for (int index = 0; index < bars.Count; index++)
        {
            Candle seen = bars[index] with { Volume = bars[Math.Min(index + lead, bars.Count - 1)].Volume };
            pipeline.AddBar(seen);
            HashCode hash = default;
            foreach (ref readonly ClosedBar closed in pipeline.Closed)
            {
                hash.Add(closed);
                if (detectors.TryGetValue(closed.Candle.Timeframe, out RegimeDetector? detector))
                    hash.Add(detector.Update(closed, Model.Version));
            }

            pipeline.ClearClosed();
            published.Add($"{hash.ToHashCode():x8}");
        }

        return published;
    }
}
