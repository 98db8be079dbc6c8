using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.Outliers;
using Aetherion.Domain.Tests.Learning.IsolationForests;

namespace Aetherion.Domain.Tests.Learning.Outliers;

public sealed class MinimumCovarianceDeterminantTests
{
    private static readonly double[] TrueCovariance = [1, 0.8, 0, 0.8, 1, 0, 0, 0, 4];

    [Fact]
    public void Is_consistent_on_normal_rows()
    {
        MahalanobisDistance robust = SampleRows.Robust(SampleRows.Normal(20_000, 1));
        for (int index = 0; index < TrueCovariance.Length; index++)
            robust.Covariance[index].ShouldBe(TrueCovariance[index], 0.1, $"at {index}");
    }

    [Fact]
    public void A_fifth_of_outliers_bends_the_plain_estimate_but_not_the_robust_one()
    {
        ObservationMatrix rows = SampleRows.Normal(5000, 2, outlierShare: 0.2);
        MahalanobisDistance robust = SampleRows.Robust(rows);
        MahalanobisDistance plain = MahalanobisDistance.Fit(rows);
        Math.Abs(robust.Location[0]).ShouldBeLessThan(0.1);
        robust.Covariance[1].ShouldBe(0.8, 0.1);
        plain.Location[0].ShouldBeGreaterThan(4);
        robust.Squared([25, -25, 5]).ShouldBeGreaterThan(1000);
        plain.Squared([25, -25, 5]).ShouldBeLessThan(20);
    }

    [Fact]
    public void Finds_the_rows_with_the_least_variance_among_a_few()
    {
        double[] values = [0, 50, 0.1, 0.3, 90, 0.45, 0.5, 110, 0.6, 200];
        MinimumCovarianceDeterminantOptions options = new() { SupportFraction = 0.6 };
        MahalanobisDistance robust = SampleRows.Robust(new ObservationMatrix(values, 1), options);
        robust.Location[0].ShouldBe(0.325, 1e-12);
        robust.Squared([50]).ShouldBeGreaterThan(1000);
    }

    [Theory]
    [InlineData(0.5, 1, 7.0108)]
    [InlineData(0.75, 2, 1.8591)]
    public void Makes_the_covariance_of_the_inner_share_consistent(double share, int featureCount, double expected) =>
        MinimumCovarianceDeterminant.ConsistencyFactor(share, featureCount).ShouldBe(expected, 1e-3);

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        ObservationMatrix rows = SampleRows.Normal(3000, 3, outlierShare: 0.1);
        SampleRows.Robust(rows).Covariance.ToArray()
            .ShouldBe(SampleRows.Robust(rows).Covariance.ToArray());
    }

    [Fact]
    public void Rows_in_a_plane_too_few_rows_and_a_cancelled_fit_are_refused()
    {
        ObservationMatrix plane = new([.. Enumerable.Range(0, 100).SelectMany(i => new double[] { i, 3 })], 2);
        Should.Throw<ArgumentException>(() => SampleRows.Robust(plane)).Message.ShouldContain("plane");
        Should.Throw<ArgumentException>(() => SampleRows.Robust(SampleRows.Normal(7, 1)));
        Should.Throw<ArgumentException>(() => SampleRows.Robust(
            SampleRows.Normal(100, 1), new MinimumCovarianceDeterminantOptions { SupportFraction = 0.5 }));
        Should.Throw<OperationCanceledException>(() => MinimumCovarianceDeterminant.Fit(
            SampleRows.Normal(100, 1), null, new CancellationToken(canceled: true)));
    }
}
