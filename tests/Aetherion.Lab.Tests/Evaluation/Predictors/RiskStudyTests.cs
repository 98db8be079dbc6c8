using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;

namespace Aetherion.Lab.Tests.Evaluation.Predictors;

public sealed class RiskStudyTests
{
    private const int BarCount = 16_000;
    private const int TestStart = 10_000;

    private static readonly BlockBootstrap Bootstrap = new(new BlockBootstrapOptions { ReplicateCount = 100 });

    [Fact]
    public void A_study_is_the_same_twice_and_counts_its_trials()
    {
        RiskStudyResult first = Study(1).Run();
        RiskStudyResult second = Study(1).Run();
        second.Model.Write().ShouldBe(first.Model.Write());
        second.Scores.ShouldBe(first.Scores);
        second.ServedScores.ShouldBe(first.ServedScores);
        first.Trials.Count.ShouldBe(16);
        first.Fold.Training.End.ShouldBe(TestStart - 1500);
        first.Scores.Select(score => score.Name).ShouldBe(
            ["risk forecast", "last hour's volatility", first.Scores[2].Name, "log HAR-RV"]);
    }

    [Fact]
    public void Later_bars_do_not_change_what_was_trained()
    {
        RiskStudyResult all = Study(2).Run();
        RiskStudyResult less = new RiskStudy(
            new SyntheticBars(2, BarCount).Candles[..(BarCount - 3000)], TestStart, Bootstrap).Run();
        less.Model.Write().ShouldBe(all.Model.Write());
    }

    [Fact]
    public void Lasting_regimes_of_volatility_are_forecast_better_than_by_chance()
    {
        VolatilityScore score = Study(3).Run().Scores[0];
        score.Correlation.ShouldBeGreaterThan(0.3);
        score.Qlike.ShouldBeLessThan(1);
    }

    [Fact]
    public void The_feature_is_judged_on_the_same_rows_beside_the_same_baselines()
    {
        RiskStudyResult result = Study(3).Run();
        result.ServedScores[0].Name.ShouldBe("volatility feature");
        result.ServedScores[0].Correlation.ShouldBeGreaterThan(0.3);
        result.ServedScores.Skip(1).Select(score => (score.Name, score.R2, score.Qlike)).ShouldBe(
            result.Scores.Skip(1).Select(score => (score.Name, score.R2, score.Qlike)));
    }

    [Fact]
    public void Too_few_bars_are_refused() =>
        Should.Throw<ArgumentException>(() => new RiskStudy(new SyntheticBars(1, 6000).Candles, 5000));

    private static RiskStudy Study(int seed) => new(new SyntheticBars(seed, BarCount).Candles, TestStart, Bootstrap);
}
