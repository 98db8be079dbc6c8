using Aetherion.Domain.Monitoring;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class HealthRuleTests
{
    private static readonly MonitorOptions Options = new() { RecentBarsMin = 2, DriftRowsMin = 4, ForecastRowsMin = 4 };

    [Theory]
    [InlineData(-3.2, ModelHealth.Healthy)]
    [InlineData(-3.6, ModelHealth.Watch)]
    [InlineData(-4.1, ModelHealth.Alert)]
    public void A_lost_likelihood_is_judged_by_its_bounds(double perBar, ModelHealth expected)
    {
        RollingMean likelihood = new(5);
        likelihood.Add(perBar);
        HealthRule.JudgeRegimes(Options, null, likelihood, -3).Health.ShouldBe(ModelHealth.Unknown, "one bar is too few");
        likelihood.Add(perBar);
        HealthReport report = HealthRule.JudgeRegimes(Options, null, likelihood, -3);
        report.Health.ShouldBe(expected);
        report.AlertText.ShouldBe(
            expected == ModelHealth.Alert ? "loss of log-likelihood a bar is 1.1, above 1" : "");
        HealthRule.JudgeRegimes(Options, null, likelihood, null).Health.ShouldBe(ModelHealth.Unknown);
    }

    [Theory]
    [InlineData(5, 5, ModelHealth.Healthy)]
    [InlineData(34, 16, ModelHealth.Watch)]
    [InlineData(9, 1, ModelHealth.Alert)]
    public void Drift_is_judged_by_the_rule_of_thumb(int low, int high, ModelHealth expected)
    {
        DriftWindow window = new([new ReferenceDistribution(Feature.LogReturn, [0], [0.5, 0.5])], 100);
        foreach (double value in Enumerable.Repeat(-1.0, low).Concat(Enumerable.Repeat(1.0, high)))
        {
            FeatureVector features = default;
            features[Feature.LogReturn] = value;
            window.Add(features);
        }

        HealthReport report = HealthRule.JudgeRegimes(Options, window, new RollingMean(1), null);
        report.Health.ShouldBe(expected);
        report.Findings[0].Measure.ShouldBe("PSI of LogReturn");
        report.Findings[0].Limit.ShouldBe(expected == ModelHealth.Healthy ? 0.1 : 0.25);
    }

    [Fact]
    public void Forecasts_that_are_too_sure_are_found()
    {
        CalibrationWindow calibration = new(2, 10);
        HealthRule.JudgeClassifier(Options, null, null).Health.ShouldBe(ModelHealth.Unknown, "there is nothing to judge");
        for (int row = 0; row < 4; row++)
        {
            HealthRule.JudgeClassifier(Options, calibration, null).Health.ShouldBe(ModelHealth.Unknown, $"{row} are too few");
            calibration.Add([0.9, 0.1], row % 2);
        }

        HealthRule.JudgeClassifier(Options, calibration, null).Health.ShouldBe(ModelHealth.Alert);
    }
}
