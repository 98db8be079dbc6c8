using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Domain.Regimes;
using Aetherion.Lab.Training;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// Judges a training on bars that it holds back: the same fit on the first three quarters, less purge and embargo, published
/// over all bars as live and scored on the last quarter.
/// </summary>
internal static class HeldOutEvaluation
{
    /// <summary>The fewest bars with something held back: the last quarter is a day of minutes.</summary>
    public const int BarCountMin = 4 * 1_440;

    private const double TrainingShare = 0.75;

    /// <summary>Whether so many bars are enough.</summary>
    public static bool IsPossible(FeatureBars bars, int stateCount) =>
        bars.Count >= BarCountMin
        && bars.CountRows(0, Fold(bars).Training.End) >= RegimeTrainer.RowsPerStateMin * stateCount;

    /// <summary>Fits and scores.</summary>
    /// <exception cref="ArgumentException">It <see cref="IsPossible">is not possible</see> with so few bars.</exception>
    public static HeldOutScore Score(
        RegimeTrainer trainer, TrainingRequest request, FeatureBars bars, FitProgressAdapter progress,
        CancellationToken cancellationToken)
    {
        WalkForwardFold fold = Fold(bars);
        DateTime trainedTo = bars.CloseTimes[fold.Training.End - 1];
        RegimeModel model = trainer.Fit(
            request with { Previous = null }, bars.RowsOf(0, fold.Training.End), bars.CloseTimes[0], trainedTo, progress,
            cancellationToken).Model;
        Regime[] labels = TrainingLabels.Of(model, request.Detector, bars);
        RowRange test = fold.Test;
        return new HeldOutScore(
            trainedTo, bars.CloseTimes[test.Start], bars.CloseTimes[test.End - 1], test.Length,
            LogLikelihoodPerBar(model, bars.RowsOf(test.Start, test.End)),
            PublishedRegimeScorer.Score(new LabelledBars(bars.CloseTimes, bars.Closes, labels), test.Start, test.End).CrisisRatio,
            LabelSummary.Of([.. labels[test.Start..test.End].Where(label => label != Regime.Unknown)]));
    }

    private static WalkForwardFold Fold(FeatureBars bars) =>
        WalkForward.SplitAt(bars.Count, (int)(bars.Count * TrainingShare));

    private static double? LogLikelihoodPerBar(RegimeModel model, ObservationMatrix rows) => rows.RowCount == 0
        ? null
        : ForwardBackward.LogLikelihood(model.HiddenMarkov, model.Scaler.Transform(rows)) / rows.RowCount;
}
