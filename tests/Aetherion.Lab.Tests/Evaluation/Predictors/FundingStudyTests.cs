using Aetherion.Domain.Forecasts;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;

namespace Aetherion.Lab.Tests.Evaluation.Predictors;

public sealed class FundingStudyTests
{
    [Fact]
    public void The_baseline_is_the_mean_that_forgets_six_tenths_each_rate()
    {
        FundingStudyResult result = FundingStudy.Score([1e-4, 2e-4, 4e-4], 1);
        result.BaselineError.ShouldBe((1 + 2.6) / 2, 1e-9);
        result.LastRateError.ShouldBe((1 + 2) / 2.0, 1e-9);
        result.RateCount.ShouldBe(2);
    }

    [Fact]
    public void A_rate_that_rests_with_outliers_is_forecast_better_than_by_its_mean()
    {
        double[] rates = [.. Enumerable.Range(0, 900).Select(rate => rate % 5 == 0 ? 9e-4 : 1e-4)];
        FundingStudyResult result = FundingStudy.Score(rates, 300);
        result.Gain.IsAboveZero.ShouldBeTrue();
        result.Error.ShouldBeLessThan(result.BaselineError);
    }

    [Fact]
    public void Independent_rates_switch_the_forecast_off()
    {
        Random random = new(1);
        double[] rates = [.. Enumerable.Range(0, 900).Select(_ => 1e-4 * random.NextDouble())];
        TrialLog trials = new();
        FundingForecasterOptions options = FundingStudy.Choose(rates.AsSpan(0, 450), 200, trials);
        PredictorEvidence evidence = Evidence.Of(FundingStudy.Score(rates, 450, options), options, trials);
        evidence.TrialCount.ShouldBe(Evidence.EarlierFundingTrials + 12);
        evidence.Comparisons.Single().Gain.ShouldBeInRange(-0.1, 0.1);
        evidence.IsOnByDefault.ShouldBe(evidence.Comparisons.Single().GainLower > 0);
    }

    [Fact]
    public void A_test_without_rates_is_refused() =>
        Should.Throw<ArgumentException>(() => FundingStudy.Score([1e-4], 1));
}
