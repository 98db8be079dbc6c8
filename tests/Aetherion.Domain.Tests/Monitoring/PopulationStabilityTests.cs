using Aetherion.Domain.Monitoring;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class PopulationStabilityTests
{
    [Fact]
    public void Equal_shares_give_zero() =>
        PopulationStability.Index([0.25, 0.25, 0.5], [100, 100, 200]).ShouldBe(0);

    /// <summary>0.1 ln(0.6/0.5) - 0.1 ln(0.4/0.5), by hand.</summary>
    [Fact]
    public void The_index_is_the_sum_over_bins_of_the_difference_times_the_log_ratio() =>
        PopulationStability.Index([0.5, 0.5], [60, 40]).ShouldBe(0.1 * Math.Log(1.2 / 0.8), 1e-15);

    [Fact]
    public void An_empty_bin_costs_much_and_is_finite()
    {
        double index = PopulationStability.Index([0.5, 0.5], [10, 0]);
        index.ShouldBe((0.5 * Math.Log(2)) + ((0.0001 - 0.5) * Math.Log(0.0001 / 0.5)), 1e-12);
        double.IsFinite(PopulationStability.Index([1, 0], [0, 5])).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_to_compare_is_an_error()
    {
        Should.Throw<ArgumentException>(() => PopulationStability.Index([0.5, 0.5], [0, 0]));
        Should.Throw<ArgumentException>(() => PopulationStability.Index([0.5, 0.5], [1]));
    }
}
