using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

/// <summary>Real bars in raw units, nothing clipped: a result or a clear error, never NaN.</summary>
public class RealBarsTests
{
    private const string Year = "data/btcusdt-1m-2024.csv.gz";
    private const string Halt = "data/klines/binance-spot-btcusdt-1m-12col-2023-03.csv.gz";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_whole_year_in_raw_units_gives_numbers_everywhere()
    {
        ObservationMatrix window = ObservationMatrix.FromRows(BarFeatureRows.Read(Year, double.NaN));
        BaumWelchOptions options = new() { StartCount = 1, ShortRunIterations = 8, MaxIterations = 8 };
        GaussianHmmFit fit = new BaumWelch(options).Fit(window, null, Token);
        ShouldBeNumbers(fit, window);
        ShouldEqualTheOnlineFilter(fit.Model, window);
    }

    [Theory]
    [InlineData(CovarianceType.Full)]
    [InlineData(CovarianceType.Diagonal)]
    public void Bars_a_million_deviations_out_give_numbers_everywhere(CovarianceType covarianceType)
    {
        double[][] rows = [.. BarFeatureRows.Read(Halt, 0).Take(8000)];
        rows[4000] = [-0.9, 750, 1e6];
        rows[4001] = [2.3, 750, 0];
        rows[7999] = [0, 1e9, 20];
        ObservationMatrix window = ObservationMatrix.FromRows(rows);
        GaussianHmmFit fit = Fit(window, covarianceType, null);
        ShouldBeNumbers(fit, window);
        ShouldEqualTheOnlineFilter(fit.Model, window);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(10.0)]
    public void A_halt_of_flat_bars_gives_numbers_everywhere(double? degreesOfFreedom)
    {
        double[][] rows = BarFeatureRows.Read(Halt, 0);
        int firstFlat = Array.FindIndex(rows, row => row is [0, 0, 0]);
        rows.Skip(firstFlat).TakeWhile(row => row is [0, 0, 0]).Count().ShouldBeGreaterThan(50);
        ObservationMatrix window = ObservationMatrix.FromRows([.. rows.AsSpan(firstFlat - 3000, 6000).ToArray()]);
        GaussianHmmPrior? prior = degreesOfFreedom is { } degrees ? new() { DegreesOfFreedom = degrees } : null;
        ShouldBeNumbers(Fit(window, CovarianceType.Full, prior), window);
        ObservationMatrix flat = ObservationMatrix.FromRows([.. rows.AsSpan(firstFlat, 50).ToArray()]);
        ShouldBeNumbers(Fit(flat, CovarianceType.Full, prior), flat);
    }

    [Fact]
    public void A_halt_whose_activity_is_undefined_is_refused_and_the_message_says_where()
    {
        double[][] rows = BarFeatureRows.Read(Halt, double.NaN);
        int undefined = Array.FindIndex(rows, row => double.IsNaN(row[2]));
        Should.Throw<ArgumentException>(() => ObservationMatrix.FromRows(rows))
            .Message.ShouldContain($"Row {undefined}, column 2 is NaN");
    }

    [Fact]
    public void Bars_missing_after_a_halt_are_skipped_towards_the_stationary_probabilities()
    {
        ObservationMatrix window = ObservationMatrix.FromRows([.. BarFeatureRows.Read(Halt, 0).Take(3000)]);
        GaussianHmm model = Fit(window, CovarianceType.Full, null).Model;
        ForwardFilter filter = new(model);
        filter.Update(window.Row(0));
        for (int missing = 0; missing < 100_000; missing++)
        {
            filter.Skip();
        }

        double[] probabilities = filter.Probabilities.ToArray();
        probabilities.Sum().ShouldBe(1, 1e-9);
        for (int to = 0; to < model.StateCount; to++)
        {
            double next = Enumerable.Range(0, model.StateCount)
                .Sum(from => probabilities[from] * model.TransitionsFrom(from)[to]);
            next.ShouldBe(probabilities[to], 1e-9);
        }
    }

    private static GaussianHmmFit Fit(
        ObservationMatrix window, CovarianceType covarianceType, GaussianHmmPrior? prior)
    {
        BaumWelchOptions options = new()
        {
            CovarianceType = covarianceType,
            StartCount = 4,
            MaxIterations = 40,
            Prior = prior,
        };
        return new BaumWelch(options).Fit(window, null, Token);
    }

    private static void ShouldBeNumbers(GaussianHmmFit fit, ObservationMatrix window)
    {
        double.IsFinite(fit.LogLikelihood).ShouldBeTrue();
        double.IsFinite(fit.LogPosterior).ShouldBeTrue();
        fit.History.ShouldAllBe(value => double.IsFinite(value));
        fit.Model.Means.ToArray().ShouldAllBe(value => double.IsFinite(value));
        fit.Model.Covariances.ToArray().ShouldAllBe(value => double.IsFinite(value));
        double.IsFinite(Viterbi.Decode(fit.Model, window).LogProbability).ShouldBeTrue();
        ShouldSumToOne(ForwardBackward.Filter(fit.Model, window));
        ShouldSumToOne(ForwardBackward.Smooth(fit.Model, window));
    }

    private static void ShouldSumToOne(Posteriors posteriors)
    {
        int wrong = 0;
        for (int row = 0; row < posteriors.RowCount; row++)
        {
            double sum = 0;
            foreach (double probability in posteriors.Row(row))
            {
                sum += probability >= 0 ? probability : double.NaN;
            }

            // Written so that NaN is wrong.
            wrong += Math.Abs(sum - 1) < 1e-9 ? 0 : 1;
        }

        wrong.ShouldBe(0);
    }

    private static void ShouldEqualTheOnlineFilter(GaussianHmm model, ObservationMatrix window)
    {
        Posteriors batch = ForwardBackward.Filter(model, window);
        ForwardFilter filter = new(model);
        int differences = 0;
        for (int row = 0; row < window.RowCount; row++)
        {
            double.IsFinite(filter.Update(window.Row(row))).ShouldBeTrue();
            differences += filter.Probabilities.SequenceEqual(batch.Row(row)) ? 0 : 1;
        }

        differences.ShouldBe(0);
    }
}
