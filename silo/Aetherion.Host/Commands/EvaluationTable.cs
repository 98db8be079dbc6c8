using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Aetherion.Host.Terminal;
using Aetherion.Lab.Evaluation;
using Aetherion.Model;

namespace Aetherion.Host.Commands;

/// <summary>Evaluations as one line for each file.</summary>
internal static class EvaluationTable
{
    private const int NameLengthMax = 46;

    private const string Legend =
        "Targets: dwell >= 60 bars, reversals <= 1 %, every label 3 to 70 % and Crisis 2 to 10 % of bars, Crisis over\n"
        + "Sideways >= 3 and above the plain rule's, direction 100 %; anomalies 3.5 to 6.5 % of bars; the volatility forecast\n"
        + "with more R2 than HAR-RV and the outlook classifier with more macro-F1 than the last hour carried forward, both\n"
        + "beyond chance. An asterisk marks what falls short. IN SAMPLE: too short to score later bars, trained and scored on\n"
        + "the same; in brackets what meets its target in sample, which proves nothing.";

    public static string Of(ImmutableArray<EvaluatedFile> files, ImmutableArray<ReferenceScore> references)
    {
        var text = new StringBuilder();
        EvaluationText.AppendConfiguration(text);
        var table = new TextTable(
            "file", " scored", "how", " dwell", " reversals", " Bull", " Bear", " Sideways", " Crisis", " Crisis/Sideways",
            "95 %", " plain", " direction", " anomalies", " HAR-RV", " last hour", " met");
        foreach (var file in files)
        {
            if (file.Report is { } report)
                table.Add(Row(file, report));
            else
                table.Add(Cut(file.Name), "", "none");
        }
        text.AppendLine().Append(table.ToText("")).AppendLine().AppendLine(Legend);
        foreach (var file in files.Where(file => file.Failure is not null))
            text.AppendLine(CultureInfo.InvariantCulture, $"{file.Name}: {file.Failure}");
        EvaluationText.AppendReferences(text, references);
        EvaluationText.AppendTotal(text, files, references);
        return text.ToString().TrimEnd();
    }

    private static string[] Row(EvaluatedFile file, FileEvaluationReport report)
    {
        var score = report.Score;
        return
        [
            Cut(file.Name),
            Invariant($"{report.Scored.Length:#,0}"),
            Describe(report),
            Invariant($"{score.MeanDwellBars:0.0}") + Mark(file, "mean dwell"),
            Invariant($"{100 * score.ReversalShare:0.00}") + Mark(file, "reversals"),
            Share(score, Regime.Bull, 0.03, 0.70),
            Share(score, Regime.Bear, 0.03, 0.70),
            Share(score, Regime.Sideways, 0.03, 0.70),
            Share(score, Regime.Crisis, 0.02, 0.10),
            Invariant($"{score.CrisisRatio:0.00}") + Mark(file, "Crisis over Sideways, next hour"),
            report.CrisisRatio is { } interval ? Invariant($"{interval.Lower:0.00} to {interval.Upper:0.00}") : "",
            Invariant($"{score.PlainRuleRatio:0.00}") + Mark(file, "less the plain rule's ratio"),
            Invariant($"{100 * score.DirectionShare:0.0}") + Mark(file, "direction at publication"),
            Cell(file, "anomalies flagged", 100, "0.0"),
            Cell(file, "more R2 than log HAR-RV", 1, "0.000"),
            Cell(file, "more macro-F1 than the last hour", 1, "0.000"),
            FigureTotals.Of(file.Figures).ToCell(),
        ];
    }

    private static string Describe(FileEvaluationReport report) => report.Protocol switch
    {
        EvaluationProtocol.TrainedBefore => "trained once",
        EvaluationProtocol.GivenModel => "stored model",
        EvaluationProtocol.WalkForward => Invariant($"{report.Folds.Length} folds"),
        _ => "IN SAMPLE",
    };

    private static string Cell(EvaluatedFile file, string name, double scale, string format) =>
        file.Figures.FirstOrDefault(figure => figure.Name == name)?.Value is { } value
            ? (scale * value).ToString(format, CultureInfo.InvariantCulture) + Mark(file, name)
            : "";

    private static string Mark(EvaluatedFile file, string name) =>
        file.Figures.Any(figure => figure.Name == name && figure.IsMet == false) ? "*" : " ";

    private static string Share(PublishedRegimeScore score, Regime regime, double min, double max)
    {
        var share = score.Shares.GetValueOrDefault(regime);
        return Invariant($"{100 * share:0.0}") + (share >= min && share <= max ? " " : "*");
    }

    private static string Cut(string name) => name.Length <= NameLengthMax
        ? name
        : name[..((NameLengthMax / 2) - 1)] + ".." + name[^((NameLengthMax / 2) - 1)..];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
