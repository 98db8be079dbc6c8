using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.Linear;

namespace Aetherion.Domain.Tests.Learning.Linear;

public sealed class LogisticRegressionTests
{
    [Fact]
    public void Coefficients_are_those_that_made_the_outcomes()
    {
        (ObservationMatrix rows, bool[] outcomes) = Sample(20_000, 0.8, -0.4, 0.3);
        LogisticRegression regression = LogisticRegression.Fit(rows, outcomes);
        regression.Coefficients[0].ShouldBe(0.8, 0.06);
        regression.Coefficients[1].ShouldBe(-0.4, 0.06);
        regression.Intercept.ShouldBe(0.3, 0.06);
    }

    /// <summary>At the optimum the penalised gradient is zero, in whatever units the columns come.</summary>
    [Fact]
    public void Units_of_a_column_do_not_change_the_probabilities()
    {
        (ObservationMatrix rows, bool[] outcomes) = Sample(500, 1, 1, 0);
        ObservationMatrix scaled = new(
            [.. rows.Values.ToArray().Select((value, index) => index % 2 == 0 ? 1000 * value : value)], 2);
        LogisticRegression first = LogisticRegression.Fit(rows, outcomes);
        LogisticRegression second = LogisticRegression.Fit(scaled, outcomes);
        for (int row = 0; row < rows.RowCount; row++)
            second.Predict(scaled.Row(row)).ShouldBe(first.Predict(rows.Row(row)), 1e-9);
    }

    [Fact]
    public void The_mean_probability_is_the_share_of_the_outcome()
    {
        (ObservationMatrix rows, bool[] outcomes) = Sample(800, 0.5, 0, -1);
        LogisticRegression regression = LogisticRegression.Fit(rows, outcomes);
        Enumerable.Range(0, 800).Average(row => regression.Predict(rows.Row(row)))
            .ShouldBe(outcomes.Count(outcome => outcome) / 800.0, 1e-9);
    }

    [Fact]
    public void Outcomes_that_a_column_separates_have_finite_coefficients()
    {
        ObservationMatrix rows = new([1, 2, 3, 4], 1);
        LogisticRegression regression = LogisticRegression.Fit(rows, [false, false, true, true]);
        double.IsFinite(regression.Coefficients[0]).ShouldBeTrue();
        regression.Predict([4]).ShouldBeGreaterThan(regression.Predict([1]));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        ObservationMatrix rows = new([1, 2, 3, 4], 1);
        Should.Throw<ArgumentException>(() => LogisticRegression.Fit(rows, [true, true, true, true])).Message.ShouldContain("both");
        Should.Throw<ArgumentException>(() => LogisticRegression.Fit(rows, [true])).Message.ShouldContain("each row");
        Should.Throw<ArgumentException>(() => LogisticRegression.Fit(rows, [true, false, true, false], 0));
        LogisticRegression regression = LogisticRegression.Fit(rows, [true, false, true, false]);
        Should.Throw<ArgumentException>(() => regression.Predict([1, 2]));
    }

    private static (ObservationMatrix Rows, bool[] Outcomes) Sample(int count, double first, double second, double intercept)
    {
        Random random = new(7);
        double[] values = [.. Enumerable.Range(0, 2 * count).Select(_ => (4 * random.NextDouble()) - 2)];
        bool[] outcomes =
        [
            .. Enumerable.Range(0, count).Select(row => random.NextDouble()
                < 1 / (1 + Math.Exp(-((first * values[2 * row]) + (second * values[(2 * row) + 1]) + intercept)))),
        ];
        return (new ObservationMatrix(values, 2), outcomes);
    }
}
