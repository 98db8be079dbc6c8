using Aetherion.Lab.Evaluation;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed class ReliabilityTests
{
    [Fact]
    public void Forecasts_that_come_true_as_often_as_they_say_have_no_error()
    {
        double[] forecasts = [.. Enumerable.Repeat(0.25, 4), .. Enumerable.Repeat(0.75, 4)];
        bool[] outcomes = [true, false, false, false, true, true, true, false];
        Reliability reliability = Reliability.Of("it", forecasts, outcomes)!;
        reliability.Brier.ShouldBe(0.1875, 1e-12);
        reliability.BaseBrier.ShouldBe(0.25, 1e-12);
        reliability.Bins.Sum(bin => bin.Count).ShouldBe(8);
    }

    [Fact]
    public void Bins_have_equal_mass_and_the_error_is_their_weighted_distance()
    {
        double[] forecasts = [.. Enumerable.Range(0, 1500).Select(n => n / 1500.0)];
        bool[] outcomes = [.. Enumerable.Repeat(true, 1500)];
        Reliability reliability = Reliability.Of("it", forecasts, outcomes)!;
        reliability.Bins.ShouldAllBe(bin => bin.Count == 100 && bin.Observed == 1);
        reliability.CalibrationError.ShouldBe(1 - forecasts.Average(), 1e-9);
    }

    [Fact]
    public void Without_forecasts_there_is_none() => Reliability.Of("it", [], []).ShouldBeNull();

    [Fact]
    public void As_many_outcomes_as_forecasts_are_needed() =>
        Should.Throw<ArgumentException>(() => Reliability.Of("it", [0.5], []));
}
