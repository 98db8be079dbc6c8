using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.Outliers;
using Aetherion.Domain.Tests.Learning.IsolationForests;

namespace Aetherion.Domain.Tests.Learning.Outliers;

public sealed class MahalanobisDistanceTests
{
    [Fact]
    public void Is_the_quadratic_form_with_the_inverse_covariance()
    {
        // S = [4 2; 2 2], S^-1 = [0.5 -0.5; -0.5 1].
        MahalanobisDistance distance = new([1, 2], [4, 2, 2, 2]);
        distance.Squared([2, 5]).ShouldBe(0.5 - 3 + 9, 1e-12);
        distance.Squared([1, 2]).ShouldBe(0);
    }

    [Fact]
    public void The_mean_distance_of_the_training_rows_is_the_number_of_features()
    {
        ObservationMatrix rows = SampleRows.Normal(5000, 3);
        MahalanobisDistance.Fit(rows).Squared(rows).Average().ShouldBe(3, 1e-9);
    }

    [Fact]
    public void The_parts_of_the_features_add_up_and_are_never_negative()
    {
        ObservationMatrix rows = SampleRows.Normal(500, 4);
        MahalanobisDistance distance = MahalanobisDistance.Fit(rows);
        double[] parts = new double[3];
        for (int row = 0; row < rows.RowCount; row++)
        {
            double squared = distance.Explain(rows.Row(row), parts);
            parts.ShouldAllBe(part => part >= 0);
            parts.Sum().ShouldBe(squared, 1e-9 * (1 + squared));
        }

        distance.Explain([0, 0, 40], parts);
        parts[2].ShouldBeGreaterThan(0.9 * parts.Sum());
    }

    [Fact]
    public void Does_not_depend_on_the_units()
    {
        ObservationMatrix rows = SampleRows.Normal(500, 5);
        ObservationMatrix scaled = new([.. rows.Values.ToArray().Select((v, i) => i % 3 == 0 ? v * 1e-7 : v)], 3);
        MahalanobisDistance.Fit(scaled).Squared(scaled.Row(7))
            .ShouldBe(MahalanobisDistance.Fit(rows).Squared(rows.Row(7)), 1e-9);
    }

    [Fact]
    public void Windows_and_rows_without_a_distance_are_refused()
    {
        Should.Throw<ArgumentException>(() => MahalanobisDistance.Fit(SampleRows.Normal(3, 1)))
            .Message.ShouldContain("at least 4");
        Should.Throw<ArgumentException>(() => MahalanobisDistance.Fit(new ObservationMatrix([1, 5, 2, 5, 4, 5], 2)))
            .Message.ShouldContain("does not vary");
        Should.Throw<ArgumentException>(() => new MahalanobisDistance([0, 0], [1, 2, 2, 1]));
        Should.Throw<ArgumentException>(() => new MahalanobisDistance([0, double.NaN], [1, 0, 0, 1]));
        Should.Throw<ArgumentException>(() => new MahalanobisDistance([0], [1]).Squared([double.NaN]));
        Should.Throw<ArgumentException>(() => new MahalanobisDistance([0], [1]).Squared([1, 2]));
    }
}
