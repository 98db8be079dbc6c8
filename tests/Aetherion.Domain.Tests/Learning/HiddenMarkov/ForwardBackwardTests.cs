using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

public class ForwardBackwardTests
{
    public static TheoryData<int, int, CovarianceType> TinyModels => new()
    {
        { 1, 1, CovarianceType.Full },
        { 2, 1, CovarianceType.Diagonal },
        { 3, 2, CovarianceType.Full },
        { 4, 2, CovarianceType.Diagonal },
        { 5, 2, CovarianceType.Full },
    };

    [Theory]
    [MemberData(nameof(TinyModels))]
    public void Passes_equal_the_sum_over_all_paths(int stateCount, int featureCount, CovarianceType covarianceType)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            GaussianHmm model = RandomModels.Create(seed, stateCount, featureCount, covarianceType);
            (ObservationMatrix window, _) = new HmmSampler(model, seed).Sample(6);
            AllPaths oracle = new(model, window);
            Posteriors smoothed = ForwardBackward.Smooth(model, window);
            ViterbiPath path = Viterbi.Decode(model, window);
            ForwardBackward.LogLikelihood(model, window).ShouldBe(Math.Log(oracle.Likelihood), 1e-10);
            smoothed.LogLikelihood.ShouldBe(Math.Log(oracle.Likelihood), 1e-10);
            path.States.ShouldBe(oracle.BestPath);
            path.LogProbability.ShouldBe(Math.Log(oracle.BestProbability), 1e-10);
            for (int row = 0; row < window.RowCount; row++)
            {
                double[] filtered = FilteredByAllPaths(model, window, row);
                for (int state = 0; state < stateCount; state++)
                {
                    smoothed.Row(row)[state].ShouldBe(oracle.Smoothed[row, state], 1e-12);
                    ForwardBackward.Filter(model, window).Row(row)[state].ShouldBe(filtered[state], 1e-12);
                }
            }
        }
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 3)]
    [InlineData(4, 6)]
    [InlineData(9, 4)]
    public void Probabilities_sum_to_one_at_every_row(int stateCount, int featureCount)
    {
        GaussianHmm model = RandomModels.Create(3, stateCount, featureCount, CovarianceType.Full);
        (ObservationMatrix window, _) = new HmmSampler(model, 4).Sample(500);
        Posteriors filtered = ForwardBackward.Filter(model, window);
        Posteriors smoothed = ForwardBackward.Smooth(model, window);
        for (int row = 0; row < window.RowCount; row++)
        {
            filtered.Row(row).ToArray().Sum().ShouldBe(1, 1e-12);
            smoothed.Row(row).ToArray().Sum().ShouldBe(1, 1e-10);
        }
    }

    [Fact]
    public void The_share_of_a_state_is_the_mean_of_its_smoothed_probabilities()
    {
        GaussianHmm model = RandomModels.Create(9, 5, 2, CovarianceType.Full);
        (ObservationMatrix window, _) = new HmmSampler(model, 4).Sample(300);
        Posteriors smoothed = ForwardBackward.Smooth(model, window);
        double[] shares = ForwardBackward.StateShares(model, window);
        for (int state = 0; state < model.StateCount; state++)
        {
            double mean = Enumerable.Range(0, window.RowCount).Average(row => smoothed.Row(row)[state]);
            shares[state].ShouldBe(mean, 1e-12);
        }
    }

    [Fact]
    public void Filtered_and_smoothed_are_equal_at_the_last_row()
    {
        GaussianHmm model = RandomModels.Create(5, 3, 2, CovarianceType.Full);
        (ObservationMatrix window, _) = new HmmSampler(model, 6).Sample(50);
        ForwardBackward.Smooth(model, window).Row(49).ToArray()
            .ShouldBe(ForwardBackward.Filter(model, window).Row(49).ToArray());
    }

    [Fact]
    public void Changing_the_future_leaves_every_earlier_filtered_row_bit_identical()
    {
        GaussianHmm model = RandomModels.Create(8, 4, 3, CovarianceType.Full);
        (ObservationMatrix window, _) = new HmmSampler(model, 9).Sample(400);
        double[] changed = window.Values.ToArray();
        for (int index = 200 * 3; index < changed.Length; index++)
        {
            changed[index] = -7 * changed[index];
        }

        ReadOnlySpan<double> before = ForwardBackward.Filter(model, window).Values[..(200 * 4)];
        ForwardBackward.Filter(model, new ObservationMatrix(changed, 3)).Values[..(200 * 4)]
            .SequenceEqual(before).ShouldBeTrue();
        ForwardBackward.Filter(model, window.Slice(0, 200)).Values.SequenceEqual(before).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1e3)]
    [InlineData(1e8)]
    [InlineData(-1e50)]
    [InlineData(1e100)]
    public void An_extreme_observation_neither_underflows_nor_gives_nan(double extreme)
    {
        GaussianHmm model = RandomModels.Create(1, 4, 2, CovarianceType.Full);
        (ObservationMatrix window, _) = new HmmSampler(model, 2).Sample(20);
        double[] values = window.Values.ToArray();
        values[20] = extreme;
        values[25] = -extreme;
        ShouldBeProbabilities(model, new ObservationMatrix(values, 2));
    }

    [Fact]
    public void A_state_that_only_an_unlikely_path_reaches_is_found_when_the_density_insists()
    {
        // From state 0 only states 0 and 1 can be reached, while the observation fits state 2 alone.
        GaussianHmm model = new(
            CovarianceType.Full, [1, 0, 0], [1, 1e-280, 0, 0, 0.5, 0.5, 0, 0, 1], [0, 5, 5000], [1, 1, 1]);
        ObservationMatrix window = new([0, 5000, 5000, 5000], 1);
        ShouldBeProbabilities(model, window);
        ForwardBackward.Filter(model, window).Row(1)[2].ShouldBe(0);
        ForwardBackward.Filter(model, window).Row(2)[2].ShouldBe(1, 1e-12);
    }

    [Fact]
    public void A_window_of_other_features_or_without_rows_is_refused()
    {
        GaussianHmm model = RandomModels.Create(1, 2, 2, CovarianceType.Full);
        Should.Throw<ArgumentException>(() => ForwardBackward.Filter(model, new ObservationMatrix([1, 2, 3], 3)))
            .Message.ShouldContain("2 features");
        Should.Throw<ArgumentException>(() => ForwardBackward.Smooth(model, new ObservationMatrix([], 2)))
            .Message.ShouldContain("empty");
        Should.Throw<ArgumentException>(() => Viterbi.Decode(model, new ObservationMatrix([], 2)));
    }

    private static void ShouldBeProbabilities(GaussianHmm model, ObservationMatrix window)
    {
        double.IsFinite(ForwardBackward.LogLikelihood(model, window)).ShouldBeTrue();
        foreach (Posteriors result in (Posteriors[])
            [ForwardBackward.Filter(model, window), ForwardBackward.Smooth(model, window)])
        {
            for (int row = 0; row < window.RowCount; row++)
            {
                result.Row(row).ToArray().ShouldAllBe(probability => probability >= 0 && probability <= 1 + 1e-9);
                result.Row(row).ToArray().Sum().ShouldBe(1, 1e-9, $"row {row}");
            }
        }
    }

    private static double[] FilteredByAllPaths(GaussianHmm model, ObservationMatrix window, int row)
    {
        AllPaths past = new(model, window.Slice(0, row + 1));
        return [.. Enumerable.Range(0, model.StateCount).Select(state => past.Smoothed[row, state])];
    }
}
