using Aetherion.Lab.Evaluation;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed class PopulationStabilityTests
{
    [Fact]
    public void The_same_values_have_not_moved() =>
        PopulationStability.Of(Range(0, 1000), Range(0, 1000))!.Value.ShouldBe(0, 1e-12);

    [Fact]
    public void A_shift_by_a_decile_is_the_sum_over_bins()
    {
        // A tenth of the lowest bin's mass lies above all: shares 0, 0.1 eight times, 0.2 against 0.1 each.
        double floor = 1e-4;
        double expected = ((floor - 0.1) * Math.Log(floor / 0.1)) + (0.1 * Math.Log(2));
        PopulationStability.Of(Range(0, 1000), Range(100, 1100))!.Value.ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Nothing_has_no_index() => PopulationStability.Of([], [1.0]).ShouldBeNull();

    private static double[] Range(int from, int to) => [.. Enumerable.Range(from, to - from).Select(n => (double)n)];
}
