using Aetherion.Domain.Learning;

namespace Aetherion.Domain.Tests.Learning;

public class StandardScalerTests
{
    [Fact]
    public void Scaled_training_rows_have_mean_0_and_population_deviation_1()
    {
        StandardScaler scaler = StandardScaler.Fit(ObservationMatrix.FromRows([[1, 10], [3, 10], [5, 40], [7, 40]]));
        scaler.Means.ToArray().ShouldBe([4, 25]);
        scaler.Deviations[0].ShouldBe(Math.Sqrt(5), 1e-15);
        scaler.Deviations[1].ShouldBe(15);
        double[] scaled = new double[2];
        scaler.Transform([1, 40], scaled);
        scaled[0].ShouldBe(-3 / Math.Sqrt(5), 1e-15);
        scaled[1].ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1e50)]
    public void A_column_without_variation_maps_to_zero(double value)
    {
        ObservationMatrix window = ObservationMatrix.FromRows([[value], [value], [value]]);
        StandardScaler scaler = StandardScaler.Fit(window);
        scaler.Deviations[0].ShouldBe(1);
        double[] scaled = new double[1];
        scaler.Transform([value], scaled);
        Math.Abs(scaled[0]).ShouldBeLessThanOrEqualTo(Math.Abs(value) * 1e-15);
    }

    [Fact]
    public void Figures_that_cannot_scale_are_refused()
    {
        Should.Throw<ArgumentException>(() => new StandardScaler([0], [0]));
        Should.Throw<ArgumentException>(() => new StandardScaler([double.NaN], [1]));
        Should.Throw<ArgumentException>(() => new StandardScaler([0, 1], [1]));
        Should.Throw<ArgumentException>(() => StandardScaler.Fit(new ObservationMatrix([], 2)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e101)]
    public void Observations_name_the_row_and_column_of_an_unusable_value(double value) =>
        Should.Throw<ArgumentException>(() => ObservationMatrix.FromRows([[1, 2], [3, value]]))
            .Message.ShouldContain("Row 1, column 1");

    [Fact]
    public void Rows_of_unequal_length_are_refused() =>
        Should.Throw<ArgumentException>(() => ObservationMatrix.FromRows([[1, 2], [3]])).Message.ShouldContain("Row 1");
}
