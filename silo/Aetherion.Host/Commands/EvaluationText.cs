using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Aetherion.Domain.Regimes;
using Aetherion.Host.Terminal;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;

namespace Aetherion.Host.Commands;

/// <summary>Evaluations as text for people, with everything about each file.</summary>
internal static class EvaluationText
{
    private const string Indent = "  ";

    public static string Of(ImmutableArray<EvaluatedFile> files, ImmutableArray<ReferenceScore> references)
    {
        var text = new StringBuilder();
        AppendConfiguration(text);
        foreach (var file in files)
            Append(text, file);
        AppendReferences(text, references);
        AppendTotal(text, files, references);
        return text.ToString().TrimEnd();
    }

    public static void AppendConfiguration(StringBuilder text)
    {
        var configuration = RegimeConfiguration.Default();
        Line(text, $"configuration  sha256 {RegimeConfiguration.CommittedHash()}");
        Line(text, $"               {configuration.ConfigurationsTried} configurations tried, chosen on:");
        foreach (var slice in configuration.SelectionSlices)
            Line(text, $"               - {slice}");
    }

    public static void AppendReferences(StringBuilder text, ImmutableArray<ReferenceScore> references)
    {
        foreach (var score in references)
        {
            text.AppendLine();
            Line(text, $"{score.Name}: fitted on the first half, published on the second");
            AppendFigures(text, PublishedFigures.Of(score));
        }
    }

    public static void AppendTotal(
        StringBuilder text, ImmutableArray<EvaluatedFile> files, ImmutableArray<ReferenceScore> references)
    {
        var totals = FigureTotals.Of(
            files.SelectMany(file => file.Figures).Concat(references.SelectMany(score => PublishedFigures.Of(score))));
        text.AppendLine();
        text.AppendLine(totals.ToString());
    }

    private static void Append(StringBuilder text, EvaluatedFile file)
    {
        text.AppendLine();
        text.AppendLine(file.Name);
        if (file.Report is not { } report || file.Series is not { } series)
        {
            Line(text, $"  not evaluated  {file.Failure}");
            return;
        }
        AppendData(text, series, report);
        text.AppendLine();
        AppendFigures(text, file.Figures);
        text.AppendLine();
        AppendFolds(text, report);
    }

    private static void AppendData(StringBuilder text, BarSeries series, FileEvaluationReport report)
    {
        var instrument = series.Instrument;
        var first = report.Folds.Length > 1 ? " (first fold)" : "";
        Line(text, $"  instrument     {instrument.Id}, tick {instrument.PriceTick}");
        Line(text, $"  market         {instrument.Market} ({series.MarketReason})");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"  bars           {series.Bars.Length:#,0}; {series.MissingCount:#,0} missing in "
            + $"{series.GapCount:#,0} gaps, {series.FlatCount:#,0} flat, "
            + $"{series.ClosedCount:#,0} outside the sessions left out");
        Line(text, $"  protocol       {Describe(report)}");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"  scored         {report.Scored.Length:#,0} bars of {report.Request.Timeframe}, "
            + $"{report.From:u} to {report.To:u}");
        Line(text, $"  train data     sha256 {report.TrainingHash}{first}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  scored data    sha256 {report.ScoredHash}");
        if (report.Request.Model is { } model)
            Line(text, $"  regimes        {Describe(model, report.Request.IsModelShipped)}");
        Line(text, $"  anomalies      {Describe(report.Predictors.Anomalies)}");
    }

    private static string Describe(FileEvaluationReport report) => report.Protocol switch
    {
        EvaluationProtocol.TrainedBefore => Invariant(
            $"trained once on {report.Folds[0].Fold.Training.Length:#,0} earlier bars, scored once"),
        EvaluationProtocol.WalkForward => string.Create(
            CultureInfo.InvariantCulture,
            $"walk-forward, burn-in {report.Request.BurnIn.Days} days, {report.Folds.Length} folds, "
            + $"purge {report.Request.Purge}, embargo {report.Request.Embargo:#,0}"),
        EvaluationProtocol.GivenModel => Invariant(
            $"model {report.Folds[0].ModelVersion} {Origin(report.Request.IsModelShipped)} scored once"),
        _ => "BURN-IN ONLY: too short to score later bars; trained and scored on the same, IN SAMPLE",
    };

    private static string Origin(bool isShipped) => isShipped ? "as shipped, all bars" : "as stored, later bars";

    private static string Describe(RegimeModel model, bool isShipped) => isShipped
        ? $"model {model.Version} as shipped"
        : Invariant($"model {model.Version} as stored, trained {model.Training.From:u} to {model.Training.To:u}, ")
            + $"rows sha256 {model.Training.DataHash}";

    private static string Describe(AnomalyScore score) => score.IsShipped
        ? $"model {score.Model.Version} as shipped"
        : Invariant(
            $"model {score.Model.Version} as stored, trained {score.Model.Training.From:u} to {score.Model.Training.To:u}, ")
            + Invariant($"rows sha256 {score.Model.Training.DataHash}; {score.Judged.Length:#,0} later bars scored once");

    private static void AppendFigures(StringBuilder text, ImmutableArray<EvaluationFigure> figures)
    {
        var table = new TextTable("figure", " value", "unit", "target", "", "note");
        foreach (var figure in figures)
        {
            var isShare = figure.Unit == "share";
            table.Add(
                figure.Name,
                figure.Value is not { } value ? "none"
                    : isShare ? Invariant($"{100 * value:0.00}") : Invariant($"{value:0.0000}"),
                isShare ? "%" : figure.Unit,
                figure.Target,
                figure.IsMet switch { true => "ok", false => "short", _ => "" }
                    + (figure is { IsInSample: true, IsMet: not null } ? ", in sample" : ""),
                figure.Note);
        }
        text.Append(table.ToText(Indent));
    }

    private static void AppendFolds(StringBuilder text, FileEvaluationReport report)
    {
        var table = new TextTable(
            " fold", " train bars", " score bars", "scored from", " loglik/bar in", " out", " Crisis ratio in", " out",
            " dwell in", " out", "PSI", "model", "train data", "scored data");
        foreach (var fold in report.Folds)
        {
            var (inside, outside) = (fold.InSample, fold.OutOfSample);
            table.Add(
                Invariant($"{fold.Fold.Index}"),
                Invariant($"{inside?.BarCount:#,0}"),
                Invariant($"{outside.BarCount:#,0}"),
                Invariant($"{fold.TestFrom:yyyy-MM-dd HH:mm}"),
                Invariant($"{inside?.LogLikelihoodPerBar:0.000}"),
                Invariant($"{outside.LogLikelihoodPerBar:0.000}"),
                Invariant($"{inside?.CrisisRatio:0.00}"),
                Invariant($"{outside.CrisisRatio:0.00}"),
                Invariant($"{inside?.MeanDwellBars:0.0}"),
                Invariant($"{outside.MeanDwellBars:0.0}"),
                string.Join(", ", fold.Drift.Select(pair => Invariant($"{pair.Key} {pair.Value:0.00}"))),
                fold.ModelVersion,
                DataHash.Shorten(fold.TrainingHash),
                DataHash.Shorten(fold.TestHash));
        }
        text.Append(table.ToText(Indent));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(Invariant(line));
}
