using System.Text.Json;
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
            filter.Update(SampleModels.Features(efficiency, volatility), out StateProbabilities posterior, out _)
                .ShouldBeTrue();
            posteriors[row] = posterior.ToArray();
        }

        Posteriors batch = ForwardBackward.Filter(
            _model.HiddenMarkov, _model.Scaler.Transform(ObservationMatrix.FromRows(rows)));
        for (int row = 0; row < 300; row++)
        {
            posteriors[row].ShouldBe(batch.Row(row).ToArray());
        }
    }

    [Fact]
    public void Nothing_is_known_before_a_bar_has_all_features()
    {
        RegimeFilter filter = new(_model);
        FeatureVector incomplete = default;
        incomplete[Feature.SignedEfficiency] = 0.5;
        filter.Update(incomplete, out StateProbabilities posterior, out RegimeProbabilities probabilities)
            .ShouldBeFalse();
        posterior.Count.ShouldBe(0);
        probabilities.ShouldBe(default);
        filter.IsReady.ShouldBeFalse();
    }

    [Fact]
    public void A_bar_without_features_moves_the_probabilities_by_the_transitions()
    {
        RegimeFilter filter = new(_model);
        filter.Update(SampleModels.Features(0.3, -7.4), out StateProbabilities before, out _);
        filter.Update(default, out StateProbabilities after, out _).ShouldBeTrue();
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
            filter.Update(SampleModels.Features(0.3, -7.4), out _, out probabilities);
        }

        probabilities.Bull.ShouldBeGreaterThan(0.9);
        for (int bar = 0; bar < 5; bar++)
        {
            filter.Update(SampleModels.Features(-0.02, -5.9), out _, out probabilities);
        }

        probabilities.Crisis.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void A_bar_allocates_nothing()
    {
        RegimeFilter filter = new(_model);
        FeatureVector features = SampleModels.Features(0.1, -7);
        filter.Update(features, out _, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int bar = 0; bar < 100; bar++)
        {
            filter.Update(features, out _, out _);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_restored_filter_goes_on_bit_for_bit()
    {
        Random random = new(2);
        RegimeModel model = Centred();
        RegimeFilter whole = new(model);
        RegimeFilter restored = new(model);
        for (int bar = 0; bar < 200; bar++)
        {
            string stored = JsonSerializer.Serialize(restored.Save());
            restored = new RegimeFilter(model);
            restored.Restore(JsonSerializer.Deserialize<RegimeFilterState>(stored)!);
            FeatureVector features = SampleModels.Features(random.NextDouble() - 0.5, -8 + random.NextDouble());
            whole.Update(features, out StateProbabilities expected, out _);
            restored.Update(features, out StateProbabilities actual, out _);
            actual.ShouldBe(expected);
        }
    }

    [Fact]
    public void A_state_of_another_model_is_refused()
    {
        RegimeFilter filter = new(_model);
        RegimeFilterState state = filter.Save();
        Should.Throw<ArgumentException>(() => filter.Restore(state with { Means = [0] }));
        Should.Throw<ArgumentException>(() => filter.Restore(state with { Means = [0, double.NaN] }));
        Should.Throw<ArgumentException>(() => filter.Restore(state with { BarCount = -1 }));
        Should.Throw<ArgumentException>(
            () => filter.Restore(state with { Filter = new ForwardFilterState([1], true) }));
    }

    [Fact]
    public void A_centred_feature_makes_the_level_of_volatility_irrelevant()
    {
        Random random = new(3);
        RegimeFilter low = new(Centred());
        RegimeFilter high = new(Centred());
        for (int bar = 0; bar < 300; bar++)
        {
            double efficiency = random.NextDouble() - 0.5;
            double volatility = -9 + random.NextDouble();
            low.Update(SampleModels.Features(efficiency, volatility), out _, out RegimeProbabilities expected);
            high.Update(SampleModels.Features(efficiency, volatility + 3), out _, out RegimeProbabilities actual);
            actual.Crisis.ShouldBe(expected.Crisis, 1e-9);
            actual.Bull.ShouldBe(expected.Bull, 1e-9);
        }
    }

    [Fact]
    public void The_running_mean_is_plain_at_first_and_exponential_later()
    {
        RegimeFeatureReader reader = new(SampleModels.Features([Feature.LogRootMeanSquareReturn]) with
        {
            CentreHalfLifeBars = 2,
        });
        double[] row = new double[2];
        double[] values = [1, 3, 5, 7, 2];
        double weight = 1 - Math.Sqrt(0.5);
        double[] means = [1, 2, 3, 3 + (weight < 0.25 ? 4 * 0.25 : 4 * weight), 0];
        means[4] = means[3] + ((2 - means[3]) * Math.Max(weight, 0.2));
        for (int bar = 0; bar < values.Length; bar++)
        {
            reader.TryRead(SampleModels.Features(0.5, values[bar]), row).ShouldBeTrue();
            row[0].ShouldBe(0.5);
            row[1].ShouldBe(values[bar] - means[bar], 1e-12);
        }
    }

    private RegimeModel Centred() => new(
        SampleModels.Features([Feature.LogRootMeanSquareReturn]), _model.Scaler, _model.HiddenMarkov, _model.Regimes,
        _model.Training);
}
