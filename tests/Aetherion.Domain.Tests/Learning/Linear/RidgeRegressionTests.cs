using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.Linear;

namespace Aetherion.Domain.Tests.Learning.Linear;

public sealed class RidgeRegressionTests
{
    private static readonly ObservationMatrix Rows =
        ObservationMatrix.FromRows([[1, 100], [2, 50], [3, 75], [5, 20], [8, 10]]);

    private static readonly double[] Targets = [1, 2.5, 2, 4, 7];

    [Theory]
    [InlineData(0, 0.66453202, -0.01327586, 1.4518472906403916)]
    [InlineData(2, 0.40554009, -0.02146459, 2.8536418442405393)]
    public void Coefficients_are_those_of_the_reference(double penalty, double first, double second, double intercept)
    {
        RidgeRegression regression = RidgeRegression.Fit(Rows, Targets, penalty);
        regression.Coefficients[0].ShouldBe(first, 1e-8);
        regression.Coefficients[1].ShouldBe(second, 1e-8);
        regression.Intercept.ShouldBe(intercept, 1e-12);
        regression.Predict([2, 10]).ShouldBe(intercept + (2 * first) + (10 * second), 1e-6);
    }

    [Fact]
    public void The_units_of_a_column_do_not_change_the_predictions()
    {
        ObservationMatrix scaled = new([.. Rows.Values.ToArray().Select((v, i) => i % 2 == 0 ? v * 1e6 : v)], 2);
        double here = RidgeRegression.Fit(Rows, Targets, 3).Predict([4, 30]);
        RidgeRegression.Fit(scaled, Targets, 3).Predict([4e6, 30]).ShouldBe(here, 1e-10);
    }

    [Fact]
    public void A_large_penalty_leaves_the_mean() =>
        RidgeRegression.Fit(Rows, Targets, 1e12).Predict([8, 10]).ShouldBe(Targets.Average(), 1e-9);

    [Fact]
    public void Columns_that_follow_from_others_need_a_penalty()
    {
        ObservationMatrix rows = ObservationMatrix.FromRows([[1, 2, 5], [2, 4, 5], [3, 6, 5]]);
        Should.Throw<ArgumentException>(() => RidgeRegression.Fit(rows, [1, 2, 3], 0)).Message.ShouldContain("penalty");
        RidgeRegression.Fit(rows, [1, 2, 3], 1e-9).Predict([2, 4, 5]).ShouldBe(2, 1e-8);
    }

    [Fact]
    public void Unusable_input_is_refused()
    {
        Should.Throw<ArgumentException>(() => RidgeRegression.Fit(Rows, [1, 2], 1)).Message.ShouldContain("2 and 5");
        Should.Throw<ArgumentException>(() => RidgeRegression.Fit(Rows, [1, 2, double.NaN, 4, 5], 1))
            .Message.ShouldContain("row 2");
        Should.Throw<ArgumentException>(() => RidgeRegression.Fit(Rows, Targets, -1));
        Should.Throw<ArgumentException>(() => RidgeRegression.Fit(Rows, Targets).Predict([1]));
        Should.Throw<ArgumentException>(() => new RidgeRegression([double.NaN], 0));
    }
}
