using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Domain.Tests.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Anomalies;

/// <summary>A detector that takes the place of another one between two bars.</summary>
public sealed class AnomalySwapTests
{
    private const int SwapAfter = 700;
    private static readonly List<Candle> Bars = SampleAnomalies.Simulated(5, 1_500);
    private static readonly List<FeatureVector> Features = SampleAnomalies.FeaturesOf(Bars);
    private static readonly AnomalyModel Other = SampleAnomalies.Train(SampleAnomalies.Quick, 7);

    [Fact]
    public void What_is_usual_is_kept_and_the_rolling_threshold_is_of_its_own_scores()
    {
        AnomalyDetector kept = new(Other);
        kept.TakeOver(Run(SampleAnomalies.Model, 0), Past(500));
        BarAnomaly[] whole = Score(Run(Other, 0));

        BarAnomaly[] scored = Score(kept);

        scored.Select(bar => bar.Score).ShouldBe(whole.Select(bar => bar.Score));
        scored[0].Threshold!.Value.ShouldBe(whole[0].Threshold!.Value, 0.5);
        Score(Run(Other, SwapAfter - 500)).Select(bar => bar.Score).ShouldNotBe(whole.Select(bar => bar.Score));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(0.3)]
    public void In_a_storm_and_in_the_calm_after_one_it_flags_as_few_as_at_other_times(double scale)
    {
        FeatureVector[] changed = [.. Features[^1_000..].Select(features => Scaled(features, scale))];
        AnomalyDetector before = new(SampleAnomalies.Model);
        foreach (FeatureVector features in (FeatureVector[])[.. Features, .. changed[..400]])
            before.Update(features);
        AnomalyDetector after = new(Other);
        after.TakeOver(before, changed.AsSpan(..400));

        int flagged = changed[400..520].Count(features => after.Update(features).Level.HasFlag(AnomalyLevel.Anomaly));

        flagged.ShouldBeInRange(2, 14, "of 120 bars, 5 % of which are promised");
    }

    [Fact]
    public void Where_the_one_before_knows_no_more_bars_it_learns_what_is_usual_from_them()
    {
        AnomalyDetector after = new(Other);
        after.TakeOver(Run(SampleAnomalies.Model, SwapAfter - 100), Past(SwapAfter));
        Score(after).ShouldBe(Score(Run(Other, 0)));
        AnomalyDetector alone = new(Other);
        alone.TakeOver(null, Past(SwapAfter));
        Score(alone).ShouldBe(Score(Run(Other, 0)));
    }

    [Fact]
    public void A_pipeline_changes_scorers_between_bars_and_leaves_all_else_as_it_was()
    {
        SymbolPipeline untouched = NewPipeline();
        SymbolPipeline swapped = NewPipeline();
        Feed(untouched, Bars[..SwapAfter]);
        Feed(swapped, Bars[..SwapAfter]);
        AnomalyDetector detector = Run(Other, 0);
        swapped.ReplaceScorer(Timeframe.M1, detector).ShouldBeOfType<AnomalyDetector>().Model.ShouldBe(SampleAnomalies.Model);

        ClosedBar[] expected = Feed(untouched, Bars[SwapAfter..]);
        ClosedBar[] closed = Feed(swapped, Bars[SwapAfter..]);

        closed.Select(bar => bar with { Anomaly = default }).ShouldBe(expected.Select(bar => bar with { Anomaly = default }));
        ClosedBar[] minutes = [.. closed.Where(bar => bar.Candle.Timeframe == Timeframe.M1)];
        minutes.Select(bar => bar.Anomaly).ShouldBe(Score(Run(Other, 0)));
        closed.Except(minutes).ShouldBe(expected.Where(bar => bar.Candle.Timeframe != Timeframe.M1));
    }

    [Fact]
    public void Neither_short_timeframes_nor_bars_that_wait_allow_a_change()
    {
        SymbolPipeline pipeline = NewPipeline();
        Should.Throw<ArgumentOutOfRangeException>(() => pipeline.ReplaceScorer(Timeframe.S10, Run(Other, 0)));
        pipeline.AddBar(Bars[0]);
        Should.Throw<InvalidOperationException>(() => pipeline.ReplaceScorer(Timeframe.M1, Run(Other, 0)));
    }

    private static FeatureVector[] Past(int count) => [.. Features[(SwapAfter - count)..SwapAfter]];

    private static FeatureVector Scaled(FeatureVector features, double scale)
    {
        foreach (Feature feature in (Feature[])[Feature.LogReturn, Feature.NormalizedRange, Feature.RollingVolatility])
            features[feature] *= scale;
        return features;
    }

    private static SymbolPipeline NewPipeline() =>
        new(BarSeries.Bitcoin, scorerOf: _ => new AnomalyDetector(SampleAnomalies.Model));

    /// <summary>A detector that has seen the bars from one to the swap.</summary>
    private static AnomalyDetector Run(AnomalyModel model, int from)
    {
        AnomalyDetector detector = new(model);
        foreach (FeatureVector features in Features[from..SwapAfter])
            detector.Update(features);
        return detector;
    }

    /// <summary>What it says of the bars after the swap; the detector goes on from there.</summary>
    private static BarAnomaly[] Score(AnomalyDetector detector) =>
        [.. Features[SwapAfter..].Select(features => detector.Update(features))];

    private static ClosedBar[] Feed(SymbolPipeline pipeline, IEnumerable<Candle> bars)
    {
        List<ClosedBar> closed = [];
        foreach (Candle bar in bars)
        {
            pipeline.AddBar(bar);
            closed.AddRange(pipeline.Closed);
            pipeline.ClearClosed();
        }

        return [.. closed];
    }
}
