using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation.Predictors;

public sealed class EnsembleStudyTests
{
    [Fact]
    public void The_ensemble_is_near_the_best_member_and_better_than_the_worst()
    {
        List<Candle> bars = new SyntheticBars(5, 36_000).Candles;
        EnsembleStudyResult result = new EnsembleStudy(bars).Run(WalkForward.SplitAt(bars.Count, 26_000));
        result.LogLoss.ShouldBeLessThan(result.MemberLogLosses.Max());
        result.LogLoss.ShouldBeLessThan(result.MemberLogLosses.Min() + 0.05);
        result.FinalWeights.Sum().ShouldBe(1, 1e-9);
        result.EqualGain.Estimate.ShouldBe(result.EqualLogLoss - result.LogLoss, 1e-9);
    }
}
