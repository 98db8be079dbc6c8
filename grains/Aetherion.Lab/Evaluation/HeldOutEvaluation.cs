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

    /// <summary>Why so many bars cannot be judged; null where they can.</summary>
    public static string? WhyNot(FeatureBars bars, int stateCount)
    {
        if (bars.Count < BarCountMin)
            return FormattableString.Invariant($"there are {bars.Count:#,0} bars, and {BarCountMin:#,0} are needed.");
        int end = Fold(bars).Training.End;
        int rowCount = bars.CountRows(0, end);
        int rowCountMin = RegimeTrainer.RowsPerStateMin * stateCount;
        return rowCount >= rowCountMin
            ? null
            : FormattableString.Invariant(
                $"of the first {end:#,0} bars {rowCount:#,0} have all features, and {rowCountMin:#,0} are needed.");
    }

    /// <summary>Fits and scores.</summary>
    /// <exception cref="ArgumentException">So few bars <see cref="WhyNot">cannot be judged</see>.</exception>
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
        PublishedRegimeScore score = PublishedRegimeScorer.Score(
            new LabelledBars(bars.CloseTimes, bars.Closes, labels), test.Start, test.End);
        ObservationMatrix rows = bars.RowsOf(test.Start, test.End);
        Regime[] known = [.. labels[test.Start..test.End].Where(label => label != Regime.Unknown)];
        return new HeldOutScore(
            trainedTo, bars.CloseTimes[test.Start], bars.CloseTimes[test.End - 1], test.Length,
            LogLikelihoodPerBar(model, rows), score.CrisisRatio, LabelSummary.Of(known))
        {
            TrainedLogLikelihoodPerBar = model.Training.LogLikelihood / model.Training.RowCount,
            RowCount = rows.RowCount,
            LabelledBarCount = known.Length,
            ReversalShare = score.ReversalShare,
        };
    }

    private static WalkForwardFold Fold(FeatureBars bars) =>
        WalkForward.SplitAt(bars.Count, (int)(bars.Count * TrainingShare));

    private static double? LogLikelihoodPerBar(RegimeModel model, ObservationMatrix rows) => rows.RowCount == 0
        ? null
        : ForwardBackward.LogLikelihood(model.HiddenMarkov, model.Scaler.Transform(rows)) / rows.RowCount;
}
