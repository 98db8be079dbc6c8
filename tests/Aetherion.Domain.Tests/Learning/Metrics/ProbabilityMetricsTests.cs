using Aetherion.Domain.Learning.Metrics;

namespace Aetherion.Domain.Tests.Learning.Metrics;

public sealed class ProbabilityMetricsTests
{
    private const double Tolerance = 1e-14;

    [Fact]
    public void Log_loss_is_that_of_the_reference() =>
        ProbabilityMetrics.LogLoss(SampleScores.Labels, SampleScores.Probabilities)
            .ShouldBe(0.7074140496477738, Tolerance);

    [Fact]
    public void A_class_called_impossible_costs_much_but_not_infinity() =>
        ProbabilityMetrics.LogLoss([1], [1, 0]).ShouldBe(52 * Math.Log(2), 1e-12);

    [Fact]
    public void Brier_scores_are_those_of_the_reference()
    {
        ProbabilityMetrics.BrierScore(SampleScores.Labels, SampleScores.Probabilities).ShouldBe(0.396, Tolerance);
        ProbabilityMetrics.BrierScore(SampleScores.IsLast, SampleScores.LastProbabilities)
            .ShouldBe(0.125, Tolerance);
    }

    [Fact]
    public void Calibration_error_weighs_the_distance_of_each_bin() =>
        // Two rows a bin: 0.4 and 0.4, 0.5 and 0.5, 0.6 and 0.6, 0.6 and 0.7, 0.7 and 0.8, of which 1, 2, 2, 1, 2 are
        // right.
        ProbabilityMetrics.ExpectedCalibrationError(SampleScores.Labels, SampleScores.Probabilities, 5)
            .ShouldBe(0.28, Tolerance);

    [Fact]
    public void Probabilities_equal_to_frequencies_have_no_calibration_error()
    {
        int[] labels = [0, 0, 0, 1, 0, 0, 0, 1];
        double[] probabilities = [.. Enumerable.Repeat<double[]>([0.75, 0.25], 8).SelectMany(p => p)];
        ProbabilityMetrics.ExpectedCalibrationError(labels, probabilities, 2).ShouldBe(0, Tolerance);
    }

    [Fact]
    public void Bins_are_of_equal_mass_and_never_more_than_rows()
    {
        ReliabilityCurve.OfTopLabel(SampleScores.Labels, SampleScores.Probabilities, 4).Select(b => b.RowCount)
            .ShouldBe([2, 3, 2, 3]);
        ReliabilityCurve.Of([true, false], [0.9, 0.2], 15).ShouldBe([new(1, 0.2, 0), new(1, 0.9, 1)]);
    }

    [Theory]
    [InlineData(0.5, 0.6)]
    [InlineData(1.5, -0.5)]
    [InlineData(double.NaN, 1)]
    public void What_is_no_distribution_is_refused(double first, double second) =>
        Should.Throw<ArgumentException>(() => ProbabilityMetrics.LogLoss([0], [first, second]))
            .Message.ShouldContain("row 0");

    [Fact]
    public void Unpaired_rows_and_unknown_classes_are_refused()
    {
        Should.Throw<ArgumentException>(() => ProbabilityMetrics.LogLoss([0, 1], [0.5, 0.5, 1]));
        Should.Throw<ArgumentException>(() => ProbabilityMetrics.LogLoss([], []));
        Should.Throw<ArgumentException>(() => ProbabilityMetrics.LogLoss([2], [0.5, 0.5]))
            .Message.ShouldContain("class 2");
    }
}
