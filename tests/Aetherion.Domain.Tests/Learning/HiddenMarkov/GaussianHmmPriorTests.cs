using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

public class GaussianHmmPriorTests
{
    private static readonly GaussianHmmPrior Firm = new()
    {
        StartPseudoCount = 0.5,
        TransitionPseudoCount = 1,
        StickyPseudoCount = 20,
        DegreesOfFreedom = 12,
        CovarianceShare = 0.3,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CovarianceType.Full)]
    [InlineData(CovarianceType.Diagonal)]
    public void Posterior_never_falls(CovarianceType covarianceType)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            ObservationMatrix window = Sample(seed, 3, 2, covarianceType, 200);
            GaussianHmm start = RandomModels.Create(seed + 100, 3, 2, covarianceType);
            GaussianHmmFit fit = FitFrom(start, window, Firm, 60);
            fit.History.Count.ShouldBe(60);
            for (int index = 1; index < fit.History.Count; index++)
            {
                fit.History[index].ShouldBeGreaterThanOrEqualTo(fit.History[index - 1] - 1e-9);
            }

            fit.LogPosterior.ShouldBeGreaterThanOrEqualTo(fit.History[^1] - 1e-9);
            fit.LogPosterior.ShouldNotBe(fit.LogLikelihood);
        }
    }

    [Theory]
    [InlineData(CovarianceType.Full)]
    [InlineData(CovarianceType.Diagonal)]
    public void The_maximum_of_the_posterior_is_higher_than_its_neighbours(CovarianceType covarianceType)
    {
        ObservationMatrix window = Sample(3, 2, 2, covarianceType, 150);
        GaussianHmmFit fit =
            FitFrom(RandomModels.Create(4, 2, 2, covarianceType), window, Firm, 2000);
        foreach (double factor in (double[])[0.98, 1.02])
        {
            for (int element = 0; element < fit.Model.Covariances.Length; element++)
            {
                Posterior(WithCovariance(fit.Model, element, factor), window).ShouldBeLessThan(fit.LogPosterior);
            }

            Posterior(WithStay(fit.Model, factor), window).ShouldBeLessThan(fit.LogPosterior);
        }
    }

    [Fact]
    public void One_state_has_the_covariance_of_the_closed_form()
    {
        ObservationMatrix window = Sample(5, 3, 3, CovarianceType.Full, 40);
        (double[] mean, double[,] scatter) = Moments(window);
        GaussianHmmFit full = FitFrom(RandomModels.Create(6, 1, 3, CovarianceType.Full), window, Firm, 2);
        GaussianHmmFit diagonal = FitFrom(RandomModels.Create(6, 1, 3, CovarianceType.Diagonal), window, Firm, 2);
        for (int row = 0; row < 3; row++)
        {
            full.Model.Mean(0)[row].ShouldBe(mean[row], 1e-12);
            double scale = 0.3 * (12 - 3 - 1) * scatter[row, row] / 40;
            diagonal.Model.Covariance(0, row, row).ShouldBe((scale + scatter[row, row]) / (12 - 3 + 3 + 40), 1e-12);
            for (int column = 0; column < 3; column++)
            {
                double expected = ((row == column ? scale : 0) + scatter[row, column]) / (12 + 3 + 1 + 40);
                full.Model.Covariance(0, row, column).ShouldBe(expected, 1e-12);
            }
        }
    }

    [Fact]
    public void Transition_rows_have_the_closed_form_when_states_cannot_be_mistaken()
    {
        double[] values = [.. Enumerable.Range(0, 200).Select(row => (row < 100 ? 0 : 90) + Math.Sin(row))];
        GaussianHmm start = new(CovarianceType.Full, [0.5, 0.5], [0.5, 0.5, 0.5, 0.5], [0, 90], [1, 1]);
        GaussianHmm fitted = FitFrom(start, new ObservationMatrix(values, 1), Firm, 3).Model;
        fitted.TransitionsFrom(0)[1].ShouldBe(2.0 / (100 + 2 + 20), 1e-12);
        fitted.TransitionsFrom(1)[0].ShouldBe(1.0 / (99 + 2 + 20), 1e-12);
        fitted.StartProbabilities[1].ShouldBe(0.5 / 2, 1e-12);
    }

    [Fact]
    public void A_prior_of_zeros_is_maximum_likelihood_bit_for_bit()
    {
        ObservationMatrix window = Sample(8, 3, 2, CovarianceType.Full, 800);
        BaumWelchOptions options = new() { StateCount = 3, StartCount = 4, MaxIterations = 50 };
        GaussianHmmFit likely = new BaumWelch(options).Fit(window, null, Token);
        GaussianHmmFit zero = new BaumWelch(options with { Prior = new() }).Fit(window, null, Token);
        zero.History.ShouldBe(likely.History);
        zero.LogPosterior.ShouldBe(zero.LogLikelihood);
        likely.LogPosterior.ShouldBe(likely.LogLikelihood);
        zero.Model.Covariances.SequenceEqual(likely.Model.Covariances).ShouldBeTrue();
        zero.Model.Means.SequenceEqual(likely.Model.Means).ShouldBeTrue();
        zero.Model.TransitionMatrix.SequenceEqual(likely.Model.TransitionMatrix).ShouldBeTrue();
        zero.Model.StartProbabilities.SequenceEqual(likely.Model.StartProbabilities).ShouldBeTrue();
    }

    [Fact]
    public void A_state_that_would_shrink_to_a_single_row_stays_broad_and_reachable()
    {
        double[] values = Sample(9, 1, 1, CovarianceType.Full, 300).Values.ToArray();
        values[150] = 40;
        ObservationMatrix window = new(values, 1);
        GaussianHmm start = new(
            CovarianceType.Full, [0.5, 0.5], [0.9, 0.1, 0.9, 0.1], [values.Average(), 40], [1, 1]);
        GaussianHmm collapsed = FitFrom(start, window, null, 30).Model;
        GaussianHmm kept = FitFrom(start, window, Firm, 30).Model;
        double variance = StandardScaler.Fit(window).Deviations[0] * StandardScaler.Fit(window).Deviations[0];
        collapsed.Covariance(1, 0, 0).ShouldBeLessThan(1e-5 * variance);
        collapsed.TransitionsFrom(1)[1].ShouldBeLessThan(1e-6);
        kept.Covariance(1, 0, 0).ShouldBe(0.3 * (12 - 2) * variance / (12 + 2 + 1), 0.001 * variance);
        kept.TransitionsFrom(1)[1].ShouldBeGreaterThan(0.8);
        kept.TransitionsFrom(0)[1].ShouldBeGreaterThan(0.001);
    }

    [Fact]
    public void A_state_that_empties_falls_back_on_the_prior()
    {
        ObservationMatrix window = Sample(7, 2, 1, CovarianceType.Full, 300);
        GaussianHmm start = new(
            CovarianceType.Full, [0.4, 0.4, 0.2], [0.8, 0.1, 0.1, 0.1, 0.8, 0.1, 0.1, 0.1, 0.8], [0, 3, 1e6],
            [1, 1, 1]);
        GaussianHmm fitted = FitFrom(start, window, Firm, 30).Model;
        double variance = StandardScaler.Fit(window).Deviations[0] * StandardScaler.Fit(window).Deviations[0];
        fitted.Mean(2)[0].ShouldBe(1e6);
        fitted.Covariance(2, 0, 0).ShouldBe(0.3 * 10 * variance / 14, 1e-9);
        fitted.TransitionsFrom(0)[2].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Fitting_with_many_starts_takes_the_one_of_the_best_posterior()
    {
        ObservationMatrix window = Sample(11, 3, 2, CovarianceType.Full, 400);
        BaumWelchOptions options = new() { StateCount = 3, StartCount = 6, Prior = Firm };
        GaussianHmmFit many = new BaumWelch(options).Fit(window, null, Token);
        GaussianHmmFit two = new BaumWelch(options with { Parallelism = 2 }).Fit(window, null, Token);
        GaussianHmmFit one = new BaumWelch(options with { StartCount = 1 }).Fit(window, null, Token);
        many.LogPosterior.ShouldBeGreaterThanOrEqualTo(one.LogPosterior - options.Tolerance);
        two.Model.Covariances.SequenceEqual(many.Model.Covariances).ShouldBeTrue();
    }

    [Fact]
    public void Figures_out_of_range_are_refused_by_name()
    {
        GaussianHmmPrior[] wrong =
        [
            new() { StartPseudoCount = -1 }, new() { TransitionPseudoCount = double.NaN },
            new() { StickyPseudoCount = double.PositiveInfinity }, new() { DegreesOfFreedom = -1 },
            new() { CovarianceShare = 0 },
        ];
        foreach (GaussianHmmPrior each in wrong)
        {
            Should.Throw<ArgumentException>(() => new BaumWelch(new BaumWelchOptions { Prior = each }))
                .Message.ShouldContain("cannot be");
        }

        BaumWelchOptions weak = new() { StateCount = 2, Prior = new() { DegreesOfFreedom = 3 } };
        Should.Throw<ArgumentException>(
            () => new BaumWelch(weak).Fit(Sample(1, 2, 2, CovarianceType.Full, 50), null, Token))
            .Message.ShouldContain("must be above 3");
    }

    private static ObservationMatrix Sample(
        int seed, int stateCount, int featureCount, CovarianceType covarianceType, int rowCount) =>
        new HmmSampler(RandomModels.Create(seed, stateCount, featureCount, covarianceType), seed)
            .Sample(rowCount).Window;

    private static GaussianHmmFit FitFrom(
        GaussianHmm start, ObservationMatrix window, GaussianHmmPrior? prior, int iterations)
    {
        BaumWelchOptions options = new()
        {
            StateCount = start.StateCount,
            CovarianceType = start.CovarianceType,
            MaxIterations = iterations,
            Tolerance = double.NegativeInfinity,
            Prior = prior,
        };
        return new BaumWelch(options).FitFrom(start, window, null, Token);
    }

    private static double Posterior(GaussianHmm model, ObservationMatrix window) =>
        FitFrom(model, window, Firm, 0).LogPosterior;

    private static GaussianHmm WithCovariance(GaussianHmm model, int element, double factor)
    {
        double[] covariances = model.Covariances.ToArray();
        covariances[element] *= factor;
        if (model.CovarianceType == CovarianceType.Full && element % 4 is 1 or 2)
            covariances[element ^ 3] = covariances[element];
        return new GaussianHmm(
            model.CovarianceType, model.StartProbabilities, model.TransitionMatrix, model.Means, covariances);
    }

    private static GaussianHmm WithStay(GaussianHmm model, double factor)
    {
        double[] transitions = model.TransitionMatrix.ToArray();
        transitions[1] *= factor;
        transitions[0] = 1 - transitions[1];
        return new GaussianHmm(
            model.CovarianceType, model.StartProbabilities, transitions, model.Means, model.Covariances);
    }

    private static (double[] Mean, double[,] Scatter) Moments(ObservationMatrix window)
    {
        int count = window.ColumnCount;
        double[] mean = new double[count];
        double[,] scatter = new double[count, count];
        for (int row = 0; row < window.RowCount; row++)
        {
            for (int column = 0; column < count; column++)
            {
                mean[column] += window.Row(row)[column] / window.RowCount;
            }
        }

        for (int row = 0; row < window.RowCount; row++)
        {
            for (int index = 0; index < count * count; index++)
            {
                scatter[index / count, index % count] +=
                    (window.Row(row)[index / count] - mean[index / count])
                    * (window.Row(row)[index % count] - mean[index % count]);
            }
        }

        return (mean, scatter);
    }
}
