using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

public class BaumWelchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CovarianceType.Full)]
    [InlineData(CovarianceType.Diagonal)]
    public void Likelihood_never_falls(CovarianceType covarianceType)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            (ObservationMatrix window, _) =
                new HmmSampler(RandomModels.Create(seed, 3, 2, covarianceType), seed).Sample(400);
            GaussianHmm start = RandomModels.Create(seed + 100, 3, 2, covarianceType);
            BaumWelchOptions options = new()
            {
                StateCount = 3,
                CovarianceType = covarianceType,
                MaxIterations = 40,
                Tolerance = double.NegativeInfinity,
            };
            GaussianHmmFit fit = new BaumWelch(options).FitFrom(start, window, null, Token);
            for (int index = 1; index < fit.History.Count; index++)
            {
                fit.History[index].ShouldBeGreaterThanOrEqualTo(fit.History[index - 1] - 1e-9);
            }
        }
    }

    [Fact]
    public void The_parameters_that_made_the_window_are_found_again()
    {
        GaussianHmm truth = new(
            CovarianceType.Full, [0.5, 0.5], [0.95, 0.05, 0.1, 0.9], [-1, 0, 2, 1],
            [1, 0.3, 0.3, 0.5, 0.4, -0.1, -0.1, 0.7]);
        (ObservationMatrix window, int[] states) = new HmmSampler(truth, 5).Sample(20_000);
        GaussianHmmFit fit = new BaumWelch(new BaumWelchOptions { StateCount = 2 }).Fit(window, null, Token);
        int first = fit.Model.Mean(0)[0] < fit.Model.Mean(1)[0] ? 0 : 1;
        fit.IsConverged.ShouldBeTrue();
        fit.Model.TransitionsFrom(first)[first].ShouldBe(0.95, 0.01);
        fit.Model.TransitionsFrom(1 - first)[1 - first].ShouldBe(0.9, 0.015);
        fit.Model.Mean(1 - first)[0].ShouldBe(2, 0.05);
        fit.Model.Covariance(first, 0, 1).ShouldBe(0.3, 0.05);
        fit.LogLikelihood.ShouldBeGreaterThan(ForwardBackward.LogLikelihood(truth, window));
        ((double)states.Count(state => state == 0)).ShouldBe(20_000 * 2 / 3, 600);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_any_number_of_threads()
    {
        (ObservationMatrix window, _) =
            new HmmSampler(RandomModels.Create(2, 3, 2, CovarianceType.Full), 3).Sample(1500);
        BaumWelchOptions options = new() { StateCount = 3, StartCount = 5, MaxIterations = 30, Seed = 11 };
        GaussianHmmFit one = new BaumWelch(options).Fit(window, null, Token);
        GaussianHmmFit two = new BaumWelch(options with { Parallelism = 2 }).Fit(window, null, Token);
        two.Start.ShouldBe(one.Start);
        two.History.ShouldBe(one.History);
        two.Model.Means.SequenceEqual(one.Model.Means).ShouldBeTrue();
        two.Model.Covariances.SequenceEqual(one.Model.Covariances).ShouldBeTrue();
        two.Model.TransitionMatrix.SequenceEqual(one.Model.TransitionMatrix).ShouldBeTrue();
    }

    [Fact]
    public void Progress_reaches_the_total_and_cancelling_ends_the_fit()
    {
        (ObservationMatrix window, _) =
            new HmmSampler(RandomModels.Create(2, 3, 2, CovarianceType.Full), 3).Sample(600);
        BaumWelch trainer = new(new BaumWelchOptions { StateCount = 3, StartCount = 4, MaxIterations = 20 });
        List<BaumWelchProgress> reports = [];
        trainer.Fit(window, new Recorder(reports.Add), Token);
        reports.Select(report => report.IterationsDone).ShouldBeInOrder(SortDirection.Ascending);
        reports[^1].IterationsDone.ShouldBe(reports[^1].IterationsTotal);
        reports[^1].IterationsTotal.ShouldBe((4 * 15) + (3 * 20));

        using CancellationTokenSource source = new();
        int seen = 0;
        Recorder cancelling = new(_ =>
        {
            if (++seen == 5)
                source.Cancel();
        });
        Should.Throw<OperationCanceledException>(() => trainer.Fit(window, cancelling, source.Token));
        seen.ShouldBe(5);
    }

    [Theory]
    [InlineData(CovarianceType.Full)]
    [InlineData(CovarianceType.Diagonal)]
    public void Constant_and_repeated_columns_give_a_valid_model(CovarianceType covarianceType)
    {
        Random random = new(1);
        double[][] rows = [.. Enumerable.Range(0, 300).Select(_ =>
        {
            double value = random.NextDouble();
            return new[] { value, 42, value, 0 };
        })];
        GaussianHmmFit fit = FitSmall(ObservationMatrix.FromRows(rows), covarianceType);
        ShouldBeFinite(fit);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-9)]
    [InlineData(1e12)]
    public void Rows_that_are_all_equal_give_a_valid_model(double value)
    {
        double[] values = new double[80];
        Array.Fill(values, value);
        ShouldBeFinite(FitSmall(new ObservationMatrix(values, 2), CovarianceType.Full));
    }

    [Fact]
    public void As_many_rows_as_states_give_a_valid_model_and_fewer_are_refused()
    {
        ShouldBeFinite(FitSmall(new ObservationMatrix([1, 5, 2, 7, 9, 1], 2), CovarianceType.Full));
        Should.Throw<ArgumentException>(
            () => FitSmall(new ObservationMatrix([1, 5, 2, 7], 2), CovarianceType.Full))
            .Message.ShouldContain("2 rows cannot show 3 states");
    }

    [Fact]
    public void Raw_units_of_very_different_size_give_the_model_of_the_scaled_window()
    {
        (ObservationMatrix window, _) =
            new HmmSampler(RandomModels.Create(7, 3, 2, CovarianceType.Full), 8).Sample(2000);
        double[] raw = [.. window.Values.ToArray().Select((value, index) =>
            index % 2 == 0 ? value * 1e-9 : (value * 1e7) + 1e9)];
        GaussianHmmFit scaled = FitSmall(window, CovarianceType.Full);
        GaussianHmmFit unscaled = FitSmall(new ObservationMatrix(raw, 2), CovarianceType.Full);
        double shift = window.RowCount * Math.Log(1e-9 * 1e7);
        unscaled.LogLikelihood.ShouldBe(scaled.LogLikelihood - shift, 1e-3);
        unscaled.Model.TransitionMatrix.ToArray().Zip(scaled.Model.TransitionMatrix.ToArray())
            .ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-3);
    }

    [Fact]
    public void A_state_that_empties_keeps_its_parameters()
    {
        (ObservationMatrix window, _) =
            new HmmSampler(RandomModels.Create(7, 2, 1, CovarianceType.Full), 8).Sample(300);
        GaussianHmm start = new(
            CovarianceType.Full, [0.4, 0.4, 0.2], [0.8, 0.1, 0.1, 0.1, 0.8, 0.1, 0.1, 0.1, 0.8], [0, 3, 1e6],
            [1, 1, 1]);
        GaussianHmmFit fit = new BaumWelch(new BaumWelchOptions { StateCount = 3 }).FitFrom(start, window, null, Token);
        ShouldBeFinite(fit);
        fit.Model.Mean(2)[0].ShouldBe(1e6);
        fit.Model.TransitionsFrom(2).ToArray().ShouldBe([0.1, 0.1, 0.8]);
        fit.Model.TransitionsFrom(0)[2].ShouldBe(0);
    }

    [Fact]
    public void A_pseudo_count_keeps_every_transition_possible()
    {
        double[] values = [.. Enumerable.Range(0, 200).Select(row => (row < 100 ? 0 : 9) + Math.Sin(row))];
        ObservationMatrix window = new(values, 1);
        BaumWelchOptions options = new() { StateCount = 2, StartCount = 2 };
        GaussianHmm likely = new BaumWelch(options).Fit(window, null, Token).Model;
        likely.TransitionMatrix.ToArray().Min().ShouldBeLessThan(1e-12);
        GaussianHmm smoothed =
            new BaumWelch(options with { TransitionPseudoCount = 1 }).Fit(window, null, Token).Model;
        int first = smoothed.Mean(0)[0] < smoothed.Mean(1)[0] ? 0 : 1;
        smoothed.TransitionsFrom(first)[1 - first].ShouldBe(2.0 / 102, 1e-9);
        smoothed.TransitionsFrom(1 - first)[first].ShouldBe(1.0 / 101, 1e-9);
    }

    [Theory]
    [InlineData(1e9, CovarianceType.Full)]
    [InlineData(-1e40, CovarianceType.Full)]
    [InlineData(1e100, CovarianceType.Full)]
    [InlineData(1e100, CovarianceType.Diagonal)]
    public void Extreme_rows_give_a_valid_model(double extreme, CovarianceType covarianceType)
    {
        (ObservationMatrix window, _) =
            new HmmSampler(RandomModels.Create(9, 3, 2, CovarianceType.Full), 8).Sample(500);
        double[] values = window.Values.ToArray();
        values[100] = 1e9;
        values[301] = extreme;
        values[302] = -extreme;
        ShouldBeFinite(FitSmall(new ObservationMatrix(values, 2), covarianceType));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-14)]
    public void Repeated_columns_without_a_floor_give_a_valid_model_or_a_clear_error(double floor)
    {
        double[] values = [.. Enumerable.Range(0, 400).SelectMany(row => (double[])[Math.Sin(row), 3 * Math.Sin(row)])];
        BaumWelch trainer = new(new BaumWelchOptions { StateCount = 3, CovarianceFloor = floor });
        ObservationMatrix window = new(values, 2);
        try
        {
            ShouldBeFinite(trainer.Fit(window, null, Token));
        }
        catch (ArgumentException exception)
        {
            exception.Message.ShouldContain("raise the covariance floor");
        }
    }

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        BaumWelchOptions options = new();
        BaumWelchOptions[] wrong =
        [
            options with { StateCount = 0 }, options with { StartCount = 0 }, options with { Tolerance = double.NaN },
            options with { StickyProbability = 1 }, options with { CovarianceFloor = -1 },
            options with { FinalistCount = 0 }, options with { Parallelism = 0 }, options with { StateCount = 65 },
        ];
        foreach (BaumWelchOptions each in wrong)
        {
            Should.Throw<ArgumentException>(() => new BaumWelch(each)).Message.ShouldContain("cannot be");
        }
    }

    private static GaussianHmmFit FitSmall(ObservationMatrix window, CovarianceType covarianceType) =>
        new BaumWelch(new BaumWelchOptions
        {
            StateCount = 3,
            CovarianceType = covarianceType,
            StartCount = 4,
            MaxIterations = 60,
        }).Fit(window, null, Token);

    private static void ShouldBeFinite(GaussianHmmFit fit)
    {
        double.IsFinite(fit.LogLikelihood).ShouldBeTrue();
        fit.Model.Means.ToArray().ShouldAllBe(value => double.IsFinite(value));
        fit.Model.Covariances.ToArray().ShouldAllBe(value => double.IsFinite(value));
        fit.Model.TransitionMatrix.ToArray().ShouldAllBe(value => value >= 0 && value <= 1 + 1e-12);
    }

    private sealed class Recorder(Action<BaumWelchProgress> record) : IProgress<BaumWelchProgress>
    {
        public void Report(BaumWelchProgress value) => record(value);
    }
}
