using Aetherion.Domain.Anomalies;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Anomalies;

public sealed class AnomalyDetectorTests
{
    private static readonly List<FeatureVector> Bars = SampleAnomalies.FeaturesOf(SampleAnomalies.Simulated(3, 3000));

    [Fact]
    public void About_one_bar_in_twenty_is_flagged()
    {
        BarAnomaly[] known = [.. Detect(Bars).Where(bar => bar.Threshold is not null)];
        known.Length.ShouldBeGreaterThan(2000);
        known.Average(bar => bar.Level.HasFlag(AnomalyLevel.Anomaly) ? 1.0 : 0).ShouldBe(0.05, 0.015);
    }

    [Fact]
    public void In_a_long_storm_the_rolling_threshold_falls_silent_but_the_alarm_goes_on()
    {
        BarAnomaly[] storm = Detect([.. Bars, .. Storm(300)])[^150..];
        storm.Average(bar => bar.Level.HasFlag(AnomalyLevel.Anomaly) ? 1.0 : 0).ShouldBeLessThan(0.15);
        storm.Average(bar => bar.Level.HasFlag(AnomalyLevel.Alarm) ? 1.0 : 0).ShouldBeGreaterThan(0.5);
    }

    [Fact]
    public void The_parts_of_the_features_add_up_to_the_score_and_name_the_odd_one()
    {
        foreach (BarAnomaly bar in Detect(Bars).Where(bar => bar.IsKnown))
        {
            double sum = bar[AnomalyFeature.Return]!.Value + bar[AnomalyFeature.Range]!.Value
                + bar[AnomalyFeature.Activity]!.Value;
            sum.ShouldBe(bar.Score, 1e-9);
        }

        FeatureVector busy = Bars[^1];
        busy[Feature.LogReturn] = 0;
        busy[Feature.RelativeVolume] = 18;
        BarAnomaly burst = Detect([.. Bars, busy])[^1];
        burst.Level.ShouldBe(AnomalyLevel.Anomaly | AnomalyLevel.Alarm);
        burst[AnomalyFeature.Activity]!.Value.ShouldBeGreaterThan(0.8 * burst.Score);
    }

    [Fact]
    public void Is_not_known_before_the_warm_up_and_for_a_bar_that_lacks_a_feature()
    {
        BarAnomaly[] bars = Detect([.. Bars[..500], default, Bars[500]]);
        bars[..20].ShouldAllBe(bar => !bar.IsKnown && bar.Threshold == null && bar.Level == AnomalyLevel.None);
        int first = Array.FindIndex(bars, bar => bar.IsKnown);
        bars[first].Threshold.ShouldBeNull();
        bars[^2].ShouldBe(default);
        bars[^1].IsKnown.ShouldBeTrue();
    }

    [Fact]
    public void A_saved_detector_goes_on_bit_for_bit()
    {
        BarAnomaly[] whole = Detect(Bars);
        AnomalyDetector detector = new(SampleAnomalies.Model);
        for (int bar = 0; bar < 1000; bar++)
        {
            if (bar % 37 == 0)
                detector = Copy(detector, SampleAnomalies.Model);
            detector.Update(Bars[bar]).ShouldBe(whole[bar]);
        }
    }

    [Fact]
    public void What_another_model_saved_is_not_gone_on_from()
    {
        AnomalyDetector detector = new(SampleAnomalies.Model);
        foreach (FeatureVector bar in Bars)
            detector.Update(bar);
        AnomalyModel other = SampleAnomalies.Train(SampleAnomalies.Quick with { ThresholdProbability = 0.9 }, 1);
        Copy(detector, other).Update(Bars[0]).IsKnown.ShouldBeFalse();
        detector.Reset();
        detector.Update(Bars[0]).IsKnown.ShouldBeFalse();
    }

    [Fact]
    public void Bars_that_hardly_can_be_give_a_finite_score()
    {
        FeatureVector wild = Bars[^1];
        wild[Feature.LogReturn] = 40;
        wild[Feature.NormalizedRange] = 1e15;
        wild[Feature.RelativeVolume] = 0;
        BarAnomaly bar = Detect([.. Bars, wild])[^1];
        double.IsFinite(bar.Score).ShouldBeTrue();
        bar.Level.ShouldBe(AnomalyLevel.Anomaly | AnomalyLevel.Alarm);
        wild[Feature.NormalizedRange] = 1e99;
        wild[Feature.LogReturn] = -1e99;
        Detect([.. Bars, wild])[^1].ShouldBe(default);
    }

    [Fact]
    public void Allocates_nothing_per_bar()
    {
        AnomalyDetector detector = new(SampleAnomalies.Model);
        foreach (FeatureVector bar in Bars)
            detector.Update(bar);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int bar = 0; bar < 1000; bar++)
            detector.Update(Bars[bar]);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static BarAnomaly[] Detect(IReadOnlyList<FeatureVector> bars) =>
        SampleAnomalies.Detect(SampleAnomalies.Model, bars);

    /// <summary>Bars of thirty times the usual size.</summary>
    private static IEnumerable<FeatureVector> Storm(int count)
    {
        for (int bar = 0; bar < count; bar++)
        {
            FeatureVector features = Bars[100 + bar];
            features[Feature.LogReturn] *= 30;
            features[Feature.NormalizedRange] *= 30;
            features[Feature.RollingVolatility] *= 30;
            features[Feature.RelativeVolume] ??= 1;
            yield return features;
        }
    }

    private static AnomalyDetector Copy(AnomalyDetector detector, AnomalyModel model)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        detector.Save(writer);
        writer.Flush();
        stream.Position = 0;
        AnomalyDetector copy = new(model);
        using BinaryReader reader = new(stream);
        copy.Restore(reader);
        return copy;
    }
}
