using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Host.Commands;

/// <summary>Evaluations as text for people.</summary>
internal static class EvaluationText
{
    /// <summary>Everything about each file.</summary>
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

    /// <summary>One line for each file.</summary>
    public static string Table(ImmutableArray<EvaluatedFile> files, ImmutableArray<ReferenceScore> references)
    {
        var text = new StringBuilder();
        AppendConfiguration(text);
        text.AppendLine();
        text.AppendLine(
            $"{"file",-50} {"scored",7} {"how",-9} {"dwell",6} {"revers",6}  {"Bull",5} {"Bear",5} {"Side",5} {"Crisis",6}  "
            + $"{"ratio",5} {"interval",13} {"plain",6} {"direct",7}  met");
        foreach (var file in files)
            text.AppendLine(file.Report is null ? $"{Cut(file.Name),-50} {file.Failure}" : Line(file, file.Report));
        text.AppendLine(
            "targets: dwell >= 60, reversals <= 1 %, every share 3 to 70 %, Crisis 2 to 10 %, ratio >= 3 and above the plain "
            + "rule's, direction 100 %. * short. In sample: trained on the scored bars.");
        AppendReferences(text, references);
        AppendTotal(text, files, references);
        return text.ToString().TrimEnd();
    }

    private static void AppendConfiguration(StringBuilder text)
    {
        var configuration = RegimeConfiguration.Default();
        Line(text, $"configuration  sha256 {RegimeConfiguration.CommittedHash()}");
        Line(text, $"               {configuration.ConfigurationsTried} configurations tried, chosen on:");
        foreach (var slice in configuration.SelectionSlices)
            Line(text, $"               - {slice}");
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
        var instrument = series.Instrument;
        Line(text, $"  instrument     {instrument.Id}, market {instrument.Market} ({series.MarketReason}), tick {instrument.PriceTick}");
        Line(text, $"  bars           {series.Bars.Length:#,0}; {series.MissingCount:#,0} missing in {series.GapCount:#,0} gaps, {series.FlatCount:#,0} flat, {series.ClosedCount:#,0} outside the sessions left out");
        Line(text, $"  protocol       {Describe(report)}");
        Line(text, $"  scored         {report.Scored.Length:#,0} bars of {report.Request.Timeframe}, {report.From:u} to {report.To:u}");
        Line(text, $"  train data     sha256 {report.TrainingHash}{(report.Folds.Length > 1 ? " (first fold)" : "")}");
        Line(text, $"  scored data    sha256 {report.ScoredHash}");
        text.AppendLine();
        AppendFigures(text, file.Figures);
        text.AppendLine();
        AppendFolds(text, report);
    }

    private static string Describe(FileEvaluationReport report) => report.Protocol switch
    {
        EvaluationProtocol.TrainedBefore => Invariant(
            $"trained once on {report.Folds[0].Fold.Training.Length:#,0} earlier bars, scored once"),
        EvaluationProtocol.WalkForward => Invariant(
            $"walk-forward, burn-in {report.Request.BurnIn.Days} days, {report.Folds.Length} folds, purge {report.Request.Purge}, embargo {report.Request.Embargo:#,0}"),
        EvaluationProtocol.GivenModel => Invariant(
            $"model {report.Folds[0].ModelVersion} as stored, later bars scored once"),
        _ => "BURN-IN ONLY: too short to score later bars; trained and scored on the same, IN SAMPLE",
    };

    private static void AppendFigures(StringBuilder text, ImmutableArray<EvaluationFigure> figures)
    {
        foreach (var figure in figures)
        {
            var value = figure.Value is { } number ? Number(number, figure.Unit) : "none";
            Line(text, $"  {figure.Name,-34}{value,12} {UnitOf(figure.Unit),-5} {figure.Target,-30}{Verdict(figure),-6}{figure.Note}");
        }
    }

    private static void AppendFolds(StringBuilder text, FileEvaluationReport report)
    {
        Line(text, $"  {"fold",4} {"train",9} {"score",8} {"scored from",-17}{"loglik/bar in",14}{"out",9}{"ratio in",10}{"out",7}{"dwell in",10}{"out",7}  {"PSI",-30} model");
        foreach (var fold in report.Folds)
        {
            var (inside, outside) = (fold.InSample, fold.OutOfSample);
            var drift = string.Join(", ", fold.Drift.Select(pair => Invariant($"{pair.Key} {pair.Value:0.00}")));
            Line(text, $"  {fold.Fold.Index,4} {inside?.BarCount,9:#,0} {outside.BarCount,8:#,0} {fold.TestFrom,-17:yyyy-MM-dd HH:mm}{inside?.LogLikelihoodPerBar,14:0.000}{outside.LogLikelihoodPerBar,9:0.000}{inside?.CrisisRatio,10:0.00}{outside.CrisisRatio,7:0.00}{inside?.MeanDwellBars,10:0.0}{outside.MeanDwellBars,7:0.0}  {drift,-30} {fold.ModelVersion}");
        }
    }

    private static void AppendReferences(StringBuilder text, ImmutableArray<ReferenceScore> references)
    {
        foreach (var score in references)
        {
            text.AppendLine();
            Line(text, $"{score.Name}: fitted on the first half, published on the second");
            AppendFigures(text, PublishedFigures.Of(score));
        }
    }

    private static void AppendTotal(
        StringBuilder text, ImmutableArray<EvaluatedFile> files, ImmutableArray<ReferenceScore> references)
    {
        EvaluationFigure[] judged =
        [
            .. files.SelectMany(file => file.Figures).Concat(references.SelectMany(score => PublishedFigures.Of(score)))
                .Where(figure => figure.IsMet is not null),
        ];
        text.AppendLine();
        Line(text, $"{judged.Count(figure => figure.IsMet == true)} of {judged.Length} figures meet their targets.");
    }

    private static string Line(EvaluatedFile file, FileEvaluationReport report)
    {
        var score = report.Score;
        var how = report.Protocol switch
        {
            EvaluationProtocol.TrainedBefore => "once",
            EvaluationProtocol.GivenModel => "stored",
            EvaluationProtocol.WalkForward => Invariant($"walk {report.Folds.Length}"),
            _ => "IN SAMPLE",
        };
        var interval = report.CrisisRatio is { } found ? Invariant($"[{found.Lower:0.00}, {found.Upper:0.00}]") : "";
        var judged = file.Figures.Where(figure => figure.IsMet is not null).ToArray();
        string Mark(string name) => file.Figures.Any(f => f.Name == name && f.IsMet == false) ? "*" : " ";
        string Share(Regime regime) => Invariant($"{100 * score.Shares.GetValueOrDefault(regime):0.0}");
        return Invariant(
            $"{Cut(file.Name),-50} {report.Scored.Length,7} {how,-9} {score.MeanDwellBars,5:0.0}{Mark("mean dwell")} {100 * score.ReversalShare,5:0.00}{Mark("reversals")} {Mark("least label share")}{Share(Regime.Bull),5} {Share(Regime.Bear),5} {Share(Regime.Sideways),5} {Share(Regime.Crisis),5}{Mark("Crisis share")}  {score.CrisisRatio,5:0.00}{Mark("Crisis over Sideways, next hour")}{interval,13} {score.PlainRuleRatio,5:0.00}{Mark("less the plain rule's ratio")} {100 * score.DirectionShare,6:0.0}{Mark("direction at publication")} {judged.Count(f => f.IsMet == true)}/{judged.Length}");
    }

    private static string Cut(string name) => name.Length <= 50 ? name : name[..24] + ".." + name[^24..];

    private static string Verdict(EvaluationFigure figure) => figure.IsMet switch { true => "ok", false => "short", _ => "" };

    private static string Number(double value, string unit) =>
        unit == "share" ? Invariant($"{100 * value:0.00}") : Invariant($"{value:0.0000}");

    private static string UnitOf(string unit) => unit == "share" ? "%" : unit == "ratio" ? "x" : unit;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(Invariant(line));
}
