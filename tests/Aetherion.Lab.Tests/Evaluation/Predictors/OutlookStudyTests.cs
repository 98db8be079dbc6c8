using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Lab.Tests.Evaluation.Predictors;

public sealed class OutlookStudyTests
{
    private static readonly List<Candle> Bars = new SyntheticBars(4, 40_000).Candles;
    private static readonly WalkForwardFold Fold = WalkForward.SplitAt(Bars.Count, 28_000);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Later_bars_do_not_change_what_was_trained()
    {
        OutlookStudyResult all = new OutlookStudy(Bars).Run(Fold, cancellationToken: Cancel);
        OutlookStudyResult less = new OutlookStudy(Bars[..34_000])
            .Run(WalkForward.SplitAt(34_000, 28_000), cancellationToken: Cancel);
        less.Thresholds.ShouldBe(all.Thresholds);
        less.Configuration.ShouldBe(all.Configuration);
        less.TrainingHash.ShouldBe(all.TrainingHash);
        less.TestHash.ShouldNotBe(all.TestHash);
        double[] row = [.. Enumerable.Range(0, 12).Select(column => column / 1000.0)];
        double[] first = new double[3];
        double[] second = new double[3];
        all.Model.PredictProbabilities(row, first);
        less.Model.PredictProbabilities(row, second);
        second.ShouldBe(first);
    }

    [Fact]
    public void Lasting_storms_are_told_from_calm()
    {
        OutlookScore score = new OutlookStudy(Bars).Run(Fold, cancellationToken: Cancel).Score;
        score.HighRiskAuc!.Value.ShouldBeGreaterThan(0.6);
        score.LogLossGain.Estimate.ShouldBe(score.ShareLogLoss - score.LogLoss, 1e-9);
        score.MacroF1Gain.Estimate.ShouldBe(score.MacroF1 - score.CarriedMacroF1, 1e-9);
    }
}
