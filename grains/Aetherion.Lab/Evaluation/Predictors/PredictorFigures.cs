using System.Collections.Immutable;
using System.Globalization;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>The figures of detectors and forecasts beside the regime, with their targets and naive baselines.</summary>
internal static class PredictorFigures
{
    private const double FlaggedShare = 0.05;
    private const double FlaggedTolerance = 0.015;
    private const string GainTarget = "> 0, beyond chance";
    private const string Still = "the next hour's volatility is the same after every scored bar: there is nothing to explain";

    /// <summary>Of the scored bars of a file.</summary>
    public static ImmutableArray<EvaluationFigure> Of(PredictorEvaluation predictors) =>
    [
        .. OfAnomalies(predictors.Anomalies),
        .. OfVolatility(predictors),
        .. OfOutlook(predictors),
    ];

    private static IEnumerable<EvaluationFigure> OfAnomalies(AnomalyScore score) =>
    [
        score.FlaggedShare is { } flagged
            ? EvaluationFigure.Within(
                "anomalies flagged", flagged, "share", FlaggedShare - FlaggedTolerance, FlaggedShare + FlaggedTolerance,
                "3.5 to 6.5 %", score.IsShipped ? "" : Describe(score))
            : Missing("anomalies flagged", "share", score.Failure),
        EvaluationFigure.Reported("anomaly alarms", score.AlarmShare, "share", "above the fixed level"),
    ];

    private static string Describe(AnomalyScore score) => Invariant(
        $"by {score.Model.Version}, on {score.Judged.Length:#,0} bars later than its training, which ends at {score.Model.Training.To:u}");

    /// <summary>Each baseline in turn: what the forecast explains more than it.</summary>
    private static IEnumerable<EvaluationFigure> OfVolatility(PredictorEvaluation predictors)
    {
        if (predictors.Volatility.IsEmpty)
            return [Missing("volatility forecast: R2", "", predictors.VolatilityFailure)];
        VolatilityScore served = predictors.Volatility[0];
        if (!double.IsFinite(served.R2))
            return OfStill(predictors.Volatility);
        string sample = predictors.IsVolatilityInSample
            ? "; some of the bars are not later than June 2024, whose BTCUSDT bars its weights were fitted on"
            : "";
        EvaluationFigure[] figures =
        [
            EvaluationFigure.Reported(
                "volatility forecast: R2", served.R2, "",
                Invariant($"of the next hour, logarithms; QLIKE {served.Qlike:0.0000}{sample}")),
            .. predictors.Volatility.Skip(1).Select(baseline => Gain(
                $"more R2 than {baseline.Name}", baseline.R2Gain, Invariant(
                    $"baseline {baseline.R2:0.0000}, QLIKE {baseline.Qlike:0.0000} (gain {baseline.QlikeGain.Lower:0.0000} to {baseline.QlikeGain.Upper:0.0000}){sample}"))),
        ];
        return figures.Select(figure => figure with { IsInSample = predictors.IsVolatilityInSample });
    }

    /// <summary>Nothing can be explained where nothing varies.</summary>
    private static IEnumerable<EvaluationFigure> OfStill(ImmutableArray<VolatilityScore> scores) =>
    [
        Missing("volatility forecast: R2", "", Still),
        .. scores.Skip(1).Select(baseline =>
            new EvaluationFigure($"more R2 than {baseline.Name}", null, "", GainTarget, null, Still)),
    ];

    private static IEnumerable<EvaluationFigure> OfOutlook(PredictorEvaluation predictors) => predictors.Outlook is not { } score
        ? [Missing("outlook classifier: macro-F1", "", predictors.OutlookFailure)]
        : [
            EvaluationFigure.Reported("outlook classifier: macro-F1", score.MacroF1, "", Invariant(
                $"trained once before the scored bars; log loss {score.LogLoss:0.0000}")),
            Gain("more macro-F1 than the last hour", score.MacroF1Gain, Invariant($"carried forward {score.CarriedMacroF1:0.0000}")),
            Gain("less log loss than the shares", score.LogLossGain, Invariant($"shares {score.ShareLogLoss:0.0000}")),
            EvaluationFigure.Reported("outlook classifier: AUC of HIGH_RISK", score.HighRiskAuc, ""),
            EvaluationFigure.Reported("outlook classifier: ECE", score.CalibrationError, ""),
        ];

    /// <summary>Met when the gain is beyond chance.</summary>
    private static EvaluationFigure Gain(string name, ConfidenceInterval gain, string baseline) => new(
        name, gain.Estimate, "", GainTarget, gain.IsAboveZero,
        Invariant($"{100 * gain.Level:0} % [{Bound(gain.Lower)}, {Bound(gain.Upper)}]; ") + baseline);

    private static string Bound(double value) => double.IsFinite(value) ? Invariant($"{value:0.0000}") : "unbounded";

    private static EvaluationFigure Missing(string name, string unit, string why) =>
        EvaluationFigure.Reported(name, null, unit, why);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
