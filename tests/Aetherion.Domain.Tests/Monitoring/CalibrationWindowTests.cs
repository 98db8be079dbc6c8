using Aetherion.Domain.Learning.Metrics;
using Aetherion.Domain.Monitoring;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class CalibrationWindowTests
{
    [Fact]
    public void Scores_are_those_of_the_last_forecasts_also_after_a_restart()
    {
        Random random = new(4);
        CalibrationWindow window = new(3, 50);
        List<int> labels = [];
        List<double> probabilities = [];
        for (int row = 0; row < 120; row++)
        {
            double first = random.NextDouble() / 2;
            double[] forecast = [first, 0.5, 0.5 - first];
            labels.Add(random.Next(3));
            probabilities.AddRange(forecast);
            window.Add(forecast, labels[^1]);
            if (row % 11 == 0)
            {
                CalibrationWindow restored = new(3, 50);
                restored.Restore(window.Save());
                window = restored;
            }
        }

        int[] last = [.. labels.TakeLast(50)];
        double[] said = [.. probabilities.TakeLast(150)];
        window.RowCount.ShouldBe(50);
        window.BrierScore.ShouldBe(ProbabilityMetrics.BrierScore(last, said));
        window.ExpectedCalibrationError.ShouldBe(ProbabilityMetrics.ExpectedCalibrationError(last, said));
    }

    [Fact]
    public void What_is_no_forecast_is_refused_and_changes_nothing()
    {
        CalibrationWindow window = new(2, 10);
        Should.Throw<ArgumentException>(() => window.Add([0.5, 0.6], 0));
        Should.Throw<ArgumentException>(() => window.Add([0.5, 0.5], 2));
        Should.Throw<ArgumentException>(() => window.Add([double.NaN, 0.5], 0));
        Should.Throw<ArgumentException>(() => window.Add([1], 0));
        Should.Throw<ArgumentException>(() => window.Restore(new CalibrationState([0], [1])));
        window.RowCount.ShouldBe(0);
        window.BrierScore.ShouldBeNull();
    }
}
