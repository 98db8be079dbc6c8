namespace Aetherion.Domain.Tests.Causality;

public sealed class FutureCheckTests
{
    private static readonly double[] Series = [.. Enumerable.Range(0, 50).Select(i => Math.Sin(i))];

    [Fact]
    public void A_running_sum_sees_the_past_alone() =>
        FutureCheck.FindBreach<double, double>(Series, Sums, (value, random) => value + random.NextDouble())
            .ShouldBeNull();

    [Fact]
    public void A_leak_of_one_item_is_found() =>
        FutureCheck.FindBreach<double, double>(
            Series, series => Sums([.. series.Skip(1), 0]), (value, _) => value + 1).ShouldNotBeNull();

    [Fact]
    public void A_scale_fitted_on_the_whole_series_is_found() =>
        FutureCheck.FindBreach<double, double>(
            Series,
            series => [.. series.Select(value => value / series.Max())],
            (value, random) => value + (2 * random.NextDouble())).ShouldNotBeNull();

    private static double[] Sums(IReadOnlyList<double> series)
    {
        double sum = 0;
        return [.. series.Select(value => sum += value)];
    }
}
