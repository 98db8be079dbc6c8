using Aetherion.Domain.Features;
using Aetherion.Domain.OrderBooks;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Features;

public sealed class FeatureExtractorTests
{
    /// <summary>
    /// Relative; rolling sums and the order of additions differ from the batch form by a few last bits.
    /// </summary>
    private const double Tolerance = 1e-9;

    /// <summary>Absolute, for values that cancel to almost 0.</summary>
    private const double SmallTolerance = 1e-11;

    private static readonly Feature[] BookFeatures =
        [Feature.QuotedSpread, Feature.BookImbalance, Feature.WeightedMid];

    [Theory]
    [InlineData(1, Timeframe.S1)]
    [InlineData(2, Timeframe.S10)]
    [InlineData(3, Timeframe.M1)]
    [InlineData(4, Timeframe.M5)]
    [InlineData(5, Timeframe.H1)]
    public void Every_feature_equals_its_batch_twin_on_random_bars(int seed, Timeframe timeframe) =>
        ShouldEqualBatch(BarSeries.Random(seed, 1500, timeframe), timeframe);

    [Fact]
    public void Every_feature_equals_its_batch_twin_on_real_bars() =>
        ShouldEqualBatch(BarSeries.Real(3000), Timeframe.M1);

    [Fact]
    public void Sums_do_not_drift_over_many_bars()
    {
        var bars = BarSeries.Random(7, 300_000);
        var extractor = new FeatureExtractor(BarSeries.Bitcoin, Timeframe.M1);
        var last = Extract(extractor, bars)[^1];
        var tail = bars[^400..];
        var batch = new BatchFeatures(tail, BarSeries.Bitcoin, Timeframe.M1);
        Feature[] summed =
        [
            Feature.RollingVolatility, Feature.CorwinSchultzSpread, Feature.LogRootMeanSquareReturn,
            Feature.LogMeanRelativeVolume,
        ];
        foreach (var feature in summed)
            ShouldBeClose(last[feature], batch.Compute(feature, tail.Count - 1), $"{feature}");
    }

    [Fact]
    public void Features_are_absent_before_warm_up_and_known_from_then_on()
    {
        var bars = BarSeries.Random(11, 200).Where(b => !b.IsEmpty).ToList();
        var extractor = new FeatureExtractor(BarSeries.Bitcoin, Timeframe.M1);
        extractor.WarmUpPeriod.ShouldBe(79);
        for (var i = 0; i < bars.Count; i++)
        {
            var features = extractor.Update(bars[i]);
            extractor.IsReady.ShouldBe(i + 1 >= extractor.WarmUpPeriod);
            features.IsKnown(Feature.LogReturn).ShouldBe(i >= 1);
            features.IsKnown(Feature.AverageTrueRange).ShouldBe(i >= 14);
            features.IsKnown(Feature.EwmaVolatility).ShouldBe(i >= 21);
            features.IsKnown(Feature.SignedEfficiency).ShouldBe(i >= 60);
            features.IsKnown(Feature.LogMeanRelativeVolume).ShouldBe(i >= 78);
        }
    }

    [Fact]
    public void Momentum_is_absent_on_timeframes_longer_than_its_span()
    {
        var features = Extract(new FeatureExtractor(BarSeries.Bitcoin, Timeframe.M15), BarSeries.Random(3, 300))[^1];
        features.IsKnown(Feature.Momentum1m).ShouldBeFalse();
        features.IsKnown(Feature.Momentum5m).ShouldBeFalse();
        features.IsKnown(Feature.VolatilityScore).ShouldBeFalse();
    }

    [Fact]
    public void A_market_at_rest_has_floors_and_no_values_that_are_not_finite()
    {
        var first = BarSeries.Random(3, 1)[0];
        var price = first.Close;
        var flat = first with
        {
            Open = price,
            High = price,
            Low = price,
            Volume = default,
            BuyVolume = default,
            TradeCount = 0,
        };
        var features = Extract(new FeatureExtractor(BarSeries.Bitcoin, Timeframe.M1), Enumerable.Repeat(flat, 200))[^1];
        features[Feature.RollingVolatility].ShouldBe(0);
        features[Feature.EfficiencyRatio].ShouldBe(0);
        features[Feature.SignedEfficiency].ShouldBe(0);
        features[Feature.CorwinSchultzSpread].ShouldBe(0);
        features[Feature.LogRootMeanSquareReturn]!.Value.ShouldBe(Math.Log(1e-6), Tolerance);
        features[Feature.LogMeanRelativeVolume]!.Value.ShouldBe(Math.Log(1e-3), Tolerance);
        features.IsKnown(Feature.RelativeVolume).ShouldBeFalse();
        features.IsKnown(Feature.RollSpread).ShouldBeFalse();
        features.IsKnown(Feature.VolatilityScore).ShouldBeFalse();
    }

    [Fact]
    public void Book_features_are_those_of_the_book_and_absent_without_one()
    {
        var bar = BarSeries.Random(3, 1)[0];
        var extractor = new FeatureExtractor(BarSeries.Bitcoin, Timeframe.M1);
        var with = extractor.Update(bar, new BookMeasures(true, 0.001, -0.25, 4_000_050));
        with[Feature.QuotedSpread].ShouldBe(0.001);
        with[Feature.BookImbalance].ShouldBe(-0.25);
        with[Feature.WeightedMid]!.Value.ShouldBe(40_000.5, SmallTolerance);
        var without = extractor.Update(bar);
        foreach (var feature in BookFeatures)
            without.IsKnown(feature).ShouldBeFalse();
    }

    [Fact]
    public void Volume_delta_is_absent_when_the_source_does_not_know_who_bought()
    {
        var bar = BarSeries.Random(3, 1)[0] with { TradeCount = 0 };
        new FeatureExtractor(BarSeries.Bitcoin, Timeframe.M1).Update(bar).IsKnown(Feature.VolumeDelta).ShouldBeFalse();
    }

    [Fact]
    public void Roll_finds_the_spread_of_a_bouncing_price()
    {
        // A half-spread of 0.5 around a mid at rest: the expected estimate is the spread, 1.00, for balanced bounces.
        var random = new Random(4);
        var bars = Enumerable.Range(0, 4000).Select(i =>
        {
            var price = new Price(4_000_000 + (random.Next(2) == 0 ? 50 : -50));
            return new Candle(
                Timeframe.M1, Utc.At(2024, 1, 1).AddMinutes(i), price, price, price, price, new Quantity(1), default, 1,
                1, 0);
        });
        var options = FeatureOptions.Default with { RollWindow = 3000 };
        var features = Extract(new FeatureExtractor(BarSeries.Bitcoin, Timeframe.M1, options), bars)[^1];
        features[Feature.RollSpread]!.Value.ShouldBe(1.0, 0.05);
    }

    [Fact]
    public void Reset_gives_the_extractor_of_the_first_bar()
    {
        var bars = BarSeries.Random(9, 300);
        var extractor = new FeatureExtractor(BarSeries.Bitcoin, Timeframe.M1);
        var first = Extract(extractor, bars);
        extractor.Reset();
        Extract(extractor, bars).ShouldBe(first);
    }

    [Fact]
    public void No_feature_knows_the_future() => FirstLeak(bars =>
        Extract(new FeatureExtractor(BarSeries.Bitcoin, Timeframe.M1), bars)).ShouldBeNull();

    [Fact]
    public void The_causality_check_finds_a_leak_of_one_bar() => FirstLeak(bars =>
    {
        var features = Extract(new FeatureExtractor(BarSeries.Bitcoin, Timeframe.M1), bars);
        return [.. features.Skip(1), features[^1]];
    }).ShouldNotBeNull();

    public static TheoryData<Feature> MeasuredOnBars() =>
        [.. Enum.GetValues<Feature>().Except(BookFeatures)];

    [Theory]
    [MemberData(nameof(MeasuredOnBars))]
    public void The_causality_check_finds_a_leak_of_one_bar_in_any_single_feature(Feature feature) => FirstLeak(bars =>
    {
        var features = Extract(new FeatureExtractor(BarSeries.Bitcoin, Timeframe.M1), bars);
        for (var i = 0; i + 1 < features.Count; i++)
        {
            var leaking = features[i];
            leaking[feature] = features[i + 1][feature];
            features[i] = leaking;
        }
        return features;
    }).ShouldNotBeNull();

    /// <summary>Changes the future after random cuts and returns the first bar at or before one that differs.</summary>
    private static int? FirstLeak(Func<IReadOnlyList<Candle>, List<FeatureVector>> extract)
    {
        var random = new Random(21);
        var bars = BarSeries.Random(21, 400);
        var other = BarSeries.Random(22, 400);
        var expected = extract(bars);
        for (var trial = 0; trial < 20; trial++)
        {
            var cut = random.Next(5, bars.Count - 5);
            var changed = extract([.. bars.Take(cut), .. other.Skip(cut)]);
            var shortened = extract([.. bars.Take(cut)]);
            for (var i = 0; i < cut; i++)
            {
                if (changed[i] != expected[i] || shortened[i] != expected[i])
                    return i;
            }
        }
        return null;
    }

    private static List<FeatureVector> Extract(FeatureExtractor extractor, IEnumerable<Candle> bars) =>
        [.. bars.Select(b => extractor.Update(b))];

    private static void ShouldEqualBatch(List<Candle> bars, Timeframe timeframe)
    {
        var features = Extract(new FeatureExtractor(BarSeries.Bitcoin, timeframe), bars);
        var batch = new BatchFeatures(bars, BarSeries.Bitcoin, timeframe);
        foreach (var feature in Enum.GetValues<Feature>().Except(BookFeatures))
        {
            // The recursive ones are quadratic in their batch form, so a few bars have to do for them.
            var step = feature switch
            {
                Feature.EwmaVolatility or Feature.AverageTrueRange or Feature.VolatilityScore => 37,
                Feature.RelativeVolatility => 331,
                Feature.ForecastVolatility or Feature.ForecastScore => 23,
                _ => 1,
            };
            for (var t = 0; t < bars.Count; t += step)
                ShouldBeClose(features[t][feature], batch.Compute(feature, t), $"{feature} at {t}");
        }
    }

    private static void ShouldBeClose(double? actual, double? expected, string what)
    {
        (actual is null).ShouldBe(expected is null, $"{what}: {actual} against {expected}");
        if (actual is { } value)
            value.ShouldBe(expected!.Value, SmallTolerance + (Tolerance * Math.Abs(expected.Value)), what);
    }
}
