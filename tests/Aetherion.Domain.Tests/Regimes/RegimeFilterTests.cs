using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Regimes;

public class RegimeFilterTests
{
    private readonly RegimeModel _model = SampleModels.FourStates();

    [Fact]
    public void Bars_give_the_batch_filter_of_the_scaled_rows_bit_for_bit()
    {
        (ObservationMatrix scaled, _) = new HmmSampler(_model.HiddenMarkov, 3).Sample(300);
        RegimeFilter filter = new(_model);
        double[][] rows = new double[300][];
        double[][] posteriors = new double[300][];
        for (int row = 0; row < 300; row++)
        {
            double efficiency = (scaled.Row(row)[0] * 0.2) + 0.01;
            double volatility = (scaled.Row(row)[1] * 0.6) - 7.5;
            rows[row] = [efficiency, volatility];
            posteriors[row] = filter.Update(SampleModels.Features(efficiency, volatility), out _).ToArray();
        }

        Posteriors batch = ForwardBackward.Filter(
            _model.HiddenMarkov, _model.Scaler.Transform(ObservationMatrix.FromRows(rows)));
        for (int row = 0; row < 300; row++)
        {
            posteriors[row].ShouldBe(batch.Row(row).ToArray());
        }
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_gate_of_another_share_goes_on_with_what_was_learnt_unless_it_forgets_otherwise(
        double halfLifeFactor, bool isTaken)
    {
        CrisisGateOptions options = new() { LearningBars = 100 };
        RegimeFilter former = new(WithGate(options));
        RegimeFilter next = new(WithGate(options with
        {
            TargetShare = options.TargetShare / 2, HalfLife = options.HalfLife * halfLifeFactor,
        }));
        for (int bar = 0; bar < 200; bar++)
        {
            former.Update(Calm(bar), out _);
        }

        next.TakeGate(former);
        // By the score this is no crisis yet; in the distribution of the calm bars before it is.
        next.Update(Bar(-4, 1), out RegimeProbabilities probabilities);
        (probabilities.Crisis > CrisisGate.EnterProbability).ShouldBe(isTaken);

        static FeatureVector Calm(int bar) => Bar(-7 + (0.001 * (bar % 10)), 0);
    }

    [Fact]
    public void Nothing_is_known_before_a_bar_has_all_features()
    {
        RegimeFilter filter = new(_model);
        FeatureVector incomplete = default;
        incomplete[Feature.SignedEfficiency] = 0.5;
        filter.Update(incomplete, out RegimeProbabilities probabilities).Count.ShouldBe(0);
        probabilities.ShouldBe(default);
        filter.Posterior.Count.ShouldBe(0);
    }

    [Fact]
    public void A_bar_without_features_moves_the_probabilities_by_the_transitions()
    {
        RegimeFilter filter = new(_model);
        StateProbabilities before = filter.Update(SampleModels.Features(0.3, -7.4), out _);
        StateProbabilities after = filter.Update(default, out _);
        for (int to = 0; to < 4; to++)
        {
            double expected = 0;
            for (int from = 0; from < 4; from++)
            {
                expected += before[from] * _model.HiddenMarkov.TransitionsFrom(from)[to];
            }

            after[to].ShouldBe(expected, 1e-15);
        }
    }

    [Fact]
    public void A_calm_rise_is_bull_and_a_storm_is_crisis()
    {
        RegimeFilter filter = new(_model);
        RegimeProbabilities probabilities = default;
        for (int bar = 0; bar < 5; bar++)
        {
            filter.Update(SampleModels.Features(0.3, -7.4), out probabilities);
        }

        probabilities.Bull.ShouldBeGreaterThan(0.9);
        for (int bar = 0; bar < 5; bar++)
        {
            filter.Update(SampleModels.Features(-0.02, -5.9), out probabilities);
        }

        probabilities.Crisis.ShouldBeGreaterThan(0.9);
    }

    [Theory]
    [InlineData(0.05, Regime.Bull)]
    [InlineData(-0.05, Regime.Bear)]
    public void Restless_bars_without_a_trend_belong_to_the_direction_of_the_price(double efficiency, Regime regime)
    {
        RegimeProbabilities plain = Probabilities(_model, efficiency, CalmScore);
        RegimeProbabilities atCalm = Probabilities(SampleModels.Calm(), efficiency, CalmScore);
        RegimeProbabilities atUnrest = Probabilities(SampleModels.Calm(), efficiency, RestlessScore);
        Regime other = regime == Regime.Bull ? Regime.Bear : Regime.Bull;
        plain.Sideways.ShouldBeGreaterThan(0.5);
        atCalm.Sideways.ShouldBe(CalmOptions.CalmWeight * plain.Sideways, 1e-12);
        atUnrest.Sideways.ShouldBe(CalmOptions.RestlessWeight * plain.Sideways, 1e-12);
        atUnrest[regime].ShouldBe(plain[regime] + ((1 - CalmOptions.RestlessWeight) * plain.Sideways), 1e-12);
        atUnrest[other].ShouldBe(plain[other]);
        atUnrest.Crisis.ShouldBe(plain.Crisis);
    }

    [Fact]
    public void Without_a_direction_or_a_forecast_the_states_alone_tell_sideways()
    {
        Probabilities(SampleModels.Calm(), 0, RestlessScore).ShouldBe(Probabilities(_model, 0, RestlessScore));
        Probabilities(SampleModels.Calm(), 0.05, null).ShouldBe(Probabilities(_model, 0.05, null));
    }

    [Fact]
    public void A_bar_allocates_nothing()
    {
        RegimeFilter filter = new(_model);
        FeatureVector features = SampleModels.Features(0.1, -7);
        filter.Update(features, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int bar = 0; bar < 100; bar++)
        {
            filter.Update(features, out _);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_restored_filter_goes_on_bit_for_bit()
    {
        Random random = new(2);
        RegimeFilter whole = new(_model);
        RegimeFilter restored = new(_model);
        for (int bar = 0; bar < 200; bar++)
        {
            RegimeFilter next = new(_model);
            Restore(next, Saved(restored));
            restored = next;
            FeatureVector features = bar < 3
                ? default
                : SampleModels.Features(random.NextDouble() - 0.5, -8 + random.NextDouble());
            restored.Update(features, out RegimeProbabilities actual)
                .ShouldBe(whole.Update(features, out RegimeProbabilities expected));
            actual.ShouldBe(expected);
        }
    }

    [Fact]
    public void A_posterior_of_another_model_is_refused_and_an_empty_one_resets()
    {
        RegimeFilter filter = new(_model);
        filter.Update(SampleModels.Features(0.3, -7.4), out _);
        RegimeFilter unready = new(_model);
        byte[] empty = Saved(unready);
        Should.Throw<InvalidDataException>(() => Restore(filter, [1, .. BitConverter.GetBytes(1.0)]))
            .Message.ShouldContain("afresh");
        Should.Throw<InvalidDataException>(
            () => Restore(filter, [4, .. Enumerable.Repeat(double.NaN, 4).SelectMany(BitConverter.GetBytes)]));
        filter.Posterior.Count.ShouldBe(4);
        Restore(filter, empty);
        filter.Posterior.Count.ShouldBe(0);
    }

    private static double CalmScore => new CalmOptions().CalmScore;

    private static double RestlessScore => new CalmOptions().RestlessScore;

    private static RegimeProbabilities Probabilities(RegimeModel model, double efficiency, double? score)
    {
        FeatureVector features = SampleModels.Features(efficiency, -7.6);
        features[Feature.ForecastScore] = score;
        new RegimeFilter(model).Update(features, out RegimeProbabilities probabilities);
        return probabilities;
    }

    private static byte[] Saved(RegimeFilter filter)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        filter.Save(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static void Restore(RegimeFilter filter, byte[] saved)
    {
        using BinaryReader reader = new(new MemoryStream(saved));
        filter.Restore(reader);
    }

    private static FeatureVector Bar(double forecast, double score)
    {
        FeatureVector features = SampleModels.Features(0.3, -7.4);
        features[Feature.ForecastVolatility] = forecast;
        features[Feature.ForecastScore] = score;
        return features;
    }

    private RegimeModel WithGate(CrisisGateOptions options) => new(
        _model.Features, _model.Scaler, _model.HiddenMarkov, _model.Regimes, _model.Training, options);
}
