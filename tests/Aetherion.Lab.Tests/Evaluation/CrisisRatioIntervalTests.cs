using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed class CrisisRatioIntervalTests
{
    private const int Count = 4000;

    private static readonly BlockBootstrapOptions Hours = new() { BlockLength = 60 };

    [Fact]
    public void The_estimate_is_the_ratio_of_the_means_and_lies_in_its_interval()
    {
        Regime[] labels = [.. Enumerable.Range(0, Count).Select(LabelAt)];
        double[] volatilities =
            [.. labels.Select((label, bar) => (label == Regime.Crisis ? 4 : 1) + (0.5 * Math.Sin(bar)))];
        ConfidenceInterval found = CrisisRatioInterval.Of(labels, volatilities, new RowRange(500, Count), Hours)!;
        double expected = Mean(labels, volatilities, Regime.Crisis) / Mean(labels, volatilities, Regime.Sideways);
        found.Estimate.ShouldBe(expected, 1e-9);
        found.Lower.ShouldBeLessThan(expected);
        found.Upper.ShouldBeGreaterThan(expected);
        found.Lower.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void The_lead_over_a_plain_rule_is_the_difference_of_both_ratios_and_lies_in_its_interval()
    {
        Regime[] labels = [.. Enumerable.Range(0, Count).Select(LabelAt)];
        double[] volatilities = [.. labels.Select((label, bar) => (label == Regime.Crisis ? 4 : 1) + (0.5 * Math.Sin(bar)))];
        // Half of what the plain rule takes is crisis.
        int[] plain = [.. Enumerable.Range(500, Count - 500).Where(bar => bar % 400 is >= 20 and < 60)];
        ConfidenceInterval found = CrisisRatioInterval.LessPlainRule(
            labels, plain, volatilities, new RowRange(500, Count), Hours)!;
        double sideways = Mean(labels, volatilities, Regime.Sideways);
        double expected = (Mean(labels, volatilities, Regime.Crisis) - plain.Average(bar => volatilities[bar])) / sideways;
        found.Estimate.ShouldBe(expected, 1e-9);
        found.Lower.ShouldBeInRange(0.5, expected);
        found.Upper.ShouldBeInRange(expected, 2.5);
        CrisisRatioInterval.LessPlainRule(labels, [], volatilities, new RowRange(500, Count), Hours).ShouldBeNull();
    }

    [Fact]
    public void Without_crisis_there_is_none() => CrisisRatioInterval.Of(
        [.. Enumerable.Repeat(Regime.Sideways, 100)], new double[40], new RowRange(0, 100), Hours).ShouldBeNull();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Without_movement_after_one_of_them_there_is_none(double crisis, double sideways)
    {
        Regime[] labels = [.. Enumerable.Range(0, Count).Select(LabelAt)];
        double[] volatilities = [.. labels.Select(label => label == Regime.Crisis ? crisis : sideways)];
        CrisisRatioInterval.Of(labels, volatilities, new RowRange(0, Count), Hours).ShouldBeNull();
    }

    [Fact]
    public void The_next_hour_begins_after_the_bar()
    {
        double[] closes = [.. Enumerable.Range(0, 100).Select(bar => bar < 70 ? 100.0 : 200)];
        double[] found = NextHourVolatility.Of(closes);
        found.Length.ShouldBe(40);
        found[9].ShouldBe(0);
        found[10].ShouldBe(Math.Log(2), 1e-12);
        found[39].ShouldBe(Math.Log(2), 1e-12);
    }

    private static Regime LabelAt(int bar) => bar % 400 < 40 ? Regime.Crisis : Regime.Sideways;

    private static double Mean(Regime[] labels, double[] values, Regime regime) =>
        Enumerable.Range(500, Count - 500).Where(bar => labels[bar] == regime).Average(bar => values[bar]);
}
