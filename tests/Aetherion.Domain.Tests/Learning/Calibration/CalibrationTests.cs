using Aetherion.Domain.Learning.Calibration;
using Aetherion.Domain.Learning.Metrics;

namespace Aetherion.Domain.Tests.Learning.Calibration;

public sealed class CalibrationTests
{
    private const int RowCount = 20_000;

    [Fact]
    public void A_temperature_undoes_that_of_a_bold_model()
    {
        (int[] labels, double[] bold) = Draw(3);
        TemperatureScaling scaling = TemperatureScaling.Fit(labels, bold);
        scaling.Temperature.ShouldBe(3, 0.15);
        ProbabilityMetrics.ExpectedCalibrationError(labels, bold).ShouldBeGreaterThan(0.05);
        ProbabilityMetrics.ExpectedCalibrationError(labels, Calibrated(scaling, bold)).ShouldBeLessThan(0.015);
    }

    [Fact]
    public void Vector_scaling_undoes_scales_and_biases_and_never_raises_log_loss()
    {
        (int[] labels, double[] bold) = Draw(2);
        double[] shifted = Calibrated(new VectorScaling([1, 1, 1], [0.7, -0.4, 0]), bold);
        VectorScaling scaling = VectorScaling.Fit(labels, shifted, 1e-7);
        foreach (double scale in scaling.Scales)
            scale.ShouldBe(0.5, 0.05);
        (scaling.Biases[0] - scaling.Biases[2]).ShouldBe(-0.35, 0.15);
        double before = ProbabilityMetrics.LogLoss(labels, shifted);
        ProbabilityMetrics.LogLoss(labels, Calibrated(scaling, shifted)).ShouldBeLessThan(before - 0.05);
        double[] heldBack = Calibrated(VectorScaling.Fit(labels, shifted, 1e6), shifted);
        ProbabilityMetrics.LogLoss(labels, heldBack).ShouldBe(before, 1e-4);
    }

    [Fact]
    public void Calibrated_rows_are_distributions()
    {
        double[] row = [1, 0, 0];
        new VectorScaling([2, 0.5, 1], [3, -3, 0]).Calibrate(row);
        row.Sum().ShouldBe(1, 1e-12);
        row.ShouldAllBe(probability => probability >= 0);
        row = [0.2, 0.3, 0.5];
        new TemperatureScaling(1, 3).Calibrate(row);
        row[1].ShouldBe(0.3, 1e-12);
    }

    [Fact]
    public void Platt_finds_the_log_odds_that_made_the_outcomes()
    {
        Random random = new(2);
        double[] scores = [.. Enumerable.Range(0, RowCount).Select(_ => (4 * random.NextDouble()) - 2)];
        bool[] outcomes = Array.ConvertAll(
            scores, score => random.NextDouble() < 1 / (1 + Math.Exp(-((1.5 * score) - 0.5))));
        PlattScaling scaling = PlattScaling.Fit(outcomes, scores);
        scaling.Slope.ShouldBe(1.5, 0.08);
        scaling.Intercept.ShouldBe(-0.5, 0.08);
        scaling.Calibrate(0).ShouldBe(1 / (1 + Math.Exp(-scaling.Intercept)), 1e-12);
    }

    [Fact]
    public void Platt_stays_finite_where_scores_separate()
    {
        PlattScaling scaling = PlattScaling.Fit([false, false, true, true], [1, 2, 3, 4]);
        double.IsFinite(scaling.Slope).ShouldBeTrue();
        scaling.Calibrate(1).ShouldBeInRange(0.01, 0.4);
        scaling.Calibrate(4).ShouldBeInRange(0.6, 0.99);
    }

    [Fact]
    public void Isotonic_steps_are_those_of_pooled_violators()
    {
        // Outcomes by score: 0 1 0 1 1 0 1; pools {1,0} and {1,1,0}, and keeps 0 and 1 alone.
        IsotonicCalibration calibration =
            IsotonicCalibration.Fit([false, true, false, true, true, false, true], [1, 2, 3, 4, 5, 6, 7]);
        calibration.Calibrate(0).ShouldBe(0);
        calibration.Calibrate(2).ShouldBe(0.5);
        calibration.Calibrate(2.7).ShouldBe(0.5);
        calibration.Calibrate(5).ShouldBe(2.0 / 3, 1e-15);
        calibration.Calibrate(3.5).ShouldBe((0.5 + (2.0 / 3)) / 2, 1e-15);
        calibration.Calibrate(100).ShouldBe(1);
    }

    [Fact]
    public void Equal_scores_have_one_probability() =>
        IsotonicCalibration.Fit([true, false, false, true], [1, 1, 1, 2]).Calibrate(1).ShouldBe(1.0 / 3, 1e-15);

    [Fact]
    public void Unusable_parts_are_refused()
    {
        Should.Throw<ArgumentException>(() => new TemperatureScaling(0, 3));
        Should.Throw<ArgumentException>(() => new VectorScaling([1, double.NaN], [0, 0]));
        Should.Throw<ArgumentException>(() => new VectorScaling([1, 1], [0]));
        Should.Throw<ArgumentException>(() => new PlattScaling(double.PositiveInfinity, 0));
        Should.Throw<ArgumentException>(() => new IsotonicCalibration([1, 1], [0, 1]));
        Should.Throw<ArgumentException>(() => new IsotonicCalibration([1, 2], [0.5, 0.4]));
        Should.Throw<ArgumentException>(() => PlattScaling.Fit([true, true], [1, 2]));
        Should.Throw<ArgumentException>(() => new VectorScaling([1, 1], [0, 0]).Calibrate(new double[3]));
    }

    /// <summary>Labels drawn from probabilities, which are then made bolder.</summary>
    private static (int[] Labels, double[] Bold) Draw(double boldness)
    {
        Random random = new(1);
        int[] labels = new int[RowCount];
        double[] bold = new double[RowCount * 3];
        for (int row = 0; row < RowCount; row++)
        {
            double[] powers = [.. Enumerable.Range(0, 3).Select(_ => Math.Exp(2 * random.NextDouble()))];
            double draw = random.NextDouble() * powers.Sum();
            labels[row] = draw < powers[0] ? 0 : draw < powers[0] + powers[1] ? 1 : 2;
            double[] raised = [.. powers.Select(power => Math.Pow(power, boldness))];
            for (int label = 0; label < 3; label++)
                bold[(row * 3) + label] = raised[label] / raised.Sum();
        }

        return (labels, bold);
    }

    private static double[] Calibrated(IProbabilityCalibrator calibrator, double[] probabilities)
    {
        double[] calibrated = [.. probabilities];
        for (int from = 0; from < calibrated.Length; from += calibrator.ClassCount)
            calibrator.Calibrate(calibrated.AsSpan(from, calibrator.ClassCount));
        return calibrated;
    }
}
