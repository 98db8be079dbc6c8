using Aetherion.Domain.Tests.Causality;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Anomalies;

/// <summary>Nothing of the detector sees the future; leaks of one bar into each of its parts are found.</summary>
public sealed class AnomalyCausalityTests
{
    private static readonly List<Candle> Bars = BarSeries.Random(5, 400);

    [Fact]
    public void The_detector_does_not_see_the_future() =>
        Check(bars => SampleAnomalies.Detect(SampleAnomalies.Model, bars)).ShouldBeNull();

    [Fact]
    public void The_twin_without_a_leak_gives_the_same_bits() =>
        new BatchDetector(SampleAnomalies.Model).Run(SampleAnomalies.FeaturesOf(Bars))
            .ShouldBe(SampleAnomalies.Detect(SampleAnomalies.Model, SampleAnomalies.FeaturesOf(Bars)));

    [Fact]
    public void A_detector_that_sees_one_bar_ahead_is_found() =>
        Check(new BatchDetector(SampleAnomalies.Model, barLeak: 1).Run).ShouldNotBeNull();

    /// <summary>One bar of leak is the bar itself, which its own scale must not see; two are the next one.</summary>
    [Fact]
    public void A_scale_that_sees_one_bar_ahead_is_found() =>
        Check(new BatchDetector(SampleAnomalies.Model, usualLeak: 2).Run).ShouldNotBeNull();

    [Fact]
    public void A_threshold_that_sees_one_bar_ahead_is_found() =>
        Check(new BatchDetector(SampleAnomalies.Model, thresholdLeak: 2).Run).ShouldNotBeNull();

    [Fact]
    public void The_threshold_of_a_bar_does_not_know_the_bar_itself()
    {
        List<FeatureVector> bars = SampleAnomalies.FeaturesOf(Bars);
        FeatureVector odd = bars[^1];
        odd[Feature.LogReturn] = 0.5;
        BarAnomaly[] usual = SampleAnomalies.Detect(SampleAnomalies.Model, bars);
        BarAnomaly[] changed = SampleAnomalies.Detect(SampleAnomalies.Model, [.. bars[..^1], odd]);
        changed[^1].Score.ShouldBeGreaterThan(usual[^1].Score);
        changed[^1].Threshold.ShouldBe(usual[^1].Threshold);
    }

    private static string? Check(Func<List<FeatureVector>, BarAnomaly[]> detect) => FutureCheck.FindBreach(
        Bars,
        bars => detect(SampleAnomalies.FeaturesOf(bars)),
        (bar, random) => bar with { High = new Price(bar.High.Ticks + random.Next(1, 9000)), Close = bar.High });
}
