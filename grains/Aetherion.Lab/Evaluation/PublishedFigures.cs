using System.Collections.Immutable;
using System.Globalization;
using Aetherion.Lab.Evaluation.Predictors;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>The quality figures of the published regime, and of what is forecast beside it, with their targets.</summary>
public static class PublishedFigures
{
    private const double Unbounded = double.PositiveInfinity;

    private static readonly ImmutableArray<Regime> Labels =
        [Regime.Bull, Regime.Bear, Regime.Sideways, Regime.Crisis];

    /// <summary>Of the bars of a file.</summary>
    public static ImmutableArray<EvaluationFigure> Of(FileEvaluationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        PublishedRegimeScore score = report.Score;
        double? leastShare = Labels.Min(label => score.Shares.GetValueOrDefault(label));
        double? mostShare = Labels.Max(label => score.Shares.GetValueOrDefault(label));
        string shares = string.Join(", ", Labels.Select(label => string.Create(
            CultureInfo.InvariantCulture, $"{label} {100 * score.Shares.GetValueOrDefault(label):0.0} %")));
        ImmutableArray<EvaluationFigure> figures =
        [
            EvaluationFigure.Within("mean dwell", score.MeanDwellBars, "bars", 60, Unbounded, ">= 60"),
            EvaluationFigure.Within("reversals", score.ReversalShare, "share", 0, 0.01, "<= 1 %"),
            EvaluationFigure.Within("least label share", leastShare, "share", 0.03, 1, ">= 3 %", shares),
            EvaluationFigure.Within("largest label share", mostShare, "share", 0, 0.70, "<= 70 %"),
            EvaluationFigure.Within(
                "Crisis share", score.Shares.GetValueOrDefault(Regime.Crisis), "share", 0.02, 0.10, "2 to 10 %"),
            EvaluationFigure.Within(
                "Crisis over Sideways, next hour", score.CrisisRatio, "ratio", 3, Unbounded, ">= 3",
                score.CrisisRatio is null ? score.CrisisRatioFailure : Interval(report.CrisisRatio)),
            Above(score, report.CrisisLead),
            Direction(score.DirectionShare),
            .. score.ReturnsAfter.Select(pair => EvaluationFigure.Reported(
                $"mean return after {pair.Key}", 10_000 * pair.Value.Estimate, "bp", Interval(pair.Value, 10_000))),
            .. Reliable(report.CrisisReliability),
            .. PredictorFigures.Of(report.Predictors),
        ];
        return report.IsInSample ? [.. figures.Select(figure => figure with { IsInSample = true })] : figures;
    }

    /// <summary>Of a simulated series whose true regimes are known.</summary>
    public static ImmutableArray<EvaluationFigure> Of(ReferenceScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        double? oracle = score.TrueParameters.MedianOnsetDelayBars;
        double? delay = score.Published.MedianOnsetDelayBars;
        return
        [
            new EvaluationFigure(
                "median onset delay", delay, "bars", Invariant($"<= {2 * oracle:0.#}, twice the true filter's"),
                delay <= 2 * oracle,
                Invariant($"{score.Published.MissedSwitches} of {score.Published.TrueSwitches} switches missed; ")
                + "filter and detector on the columns of the set, which has no bars for gate and calm"),
            EvaluationFigure.Within("mean dwell", score.Published.MeanDwellBars, "bars", 60, Unbounded, ">= 60"),
            EvaluationFigure.Within("reversals", score.ReversalShare, "share", 0, 0.01, "<= 1 %"),
            EvaluationFigure.Reported("accuracy", score.Published.Accuracy, "share"),
            EvaluationFigure.Reported("true filter: median onset delay", oracle, "bars"),
            EvaluationFigure.Reported("true filter: mean dwell", score.TrueParameters.MeanDwellBars, "bars"),
            EvaluationFigure.Reported("true filter: accuracy", score.TrueParameters.Accuracy, "share"),
        ];
    }

    private static EvaluationFigure Above(PublishedRegimeScore score, ConfidenceInterval? lead) => new(
        "less the plain rule's ratio", score.CrisisRatio - score.PlainRuleRatio, "ratio", "> 0",
        score.CrisisRatio > score.PlainRuleRatio,
        score.PlainRuleRatio is { } plain && score.CrisisRatio is not null
            ? $"{Invariant($"plain rule {plain:0.000}")}; {Interval(lead)}"
            : score.PlainRuleFailure);

    private static EvaluationFigure Direction(double? share) => share is null
        ? new EvaluationFigure(
            "direction at publication", null, "share", "100 %", null, "Bull and Bear never published")
        : EvaluationFigure.Within("direction at publication", share, "share", 1, 1, "100 %");

    private static IEnumerable<EvaluationFigure> Reliable(Reliability? reliability) => reliability is null
        ? []
        : [
            EvaluationFigure.Reported(
                "Crisis probability: Brier", reliability.Brier, "",
                Invariant($"constant forecast {reliability.BaseBrier:0.0000}")),
            EvaluationFigure.Reported(
                "Crisis probability: ECE", reliability.CalibrationError, "", reliability.Target),
        ];

    private static string Interval(ConfidenceInterval? interval, double scale = 1) => interval is null
        ? ""
        : Invariant($"{100 * interval.Level:0} % [{scale * interval.Lower:0.###}, {scale * interval.Upper:0.###}]");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
