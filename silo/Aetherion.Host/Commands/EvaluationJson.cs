using System.Collections.Immutable;
using System.Text.Json;
using Aetherion.Domain.Regimes;
using Aetherion.Lab.Evaluation;
using Aetherion.Lab.Evaluation.Predictors;

namespace Aetherion.Host.Commands;

/// <summary>Evaluations as one JSON object for machines.</summary>
internal static class EvaluationJson
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { Converters = { new FiniteNumberConverter() } };

    public static string Of(ImmutableArray<EvaluatedFile> files, ImmutableArray<ReferenceScore> references)
    {
        var configuration = RegimeConfiguration.Default();
        return JsonSerializer.Serialize(
            new
            {
                configuration = new
                {
                    sha256 = RegimeConfiguration.CommittedHash(),
                    configurationsTried = configuration.ConfigurationsTried,
                    selectionSlices = configuration.SelectionSlices,
                },
                files = files.Select(Describe),
                figures = files.SelectMany(file => file.Figures.Select(figure => Describe(file.Name, figure)))
                    .Concat(references.SelectMany(
                        score => PublishedFigures.Of(score).Select(figure => Describe(score.Name, figure)))),
            },
            Options);
    }

    private static object Describe(EvaluatedFile file) => file.Report is { } report && file.Series is { } series
        ? new
        {
            name = file.Name,
            instrument = series.Instrument.Id.ToString(),
            market = series.Instrument.Market.ToString(),
            marketReason = series.MarketReason,
            bars = series.Bars.Length,
            gaps = series.GapCount,
            missing = series.MissingCount,
            flat = series.FlatCount,
            outsideSessions = series.ClosedCount,
            protocol = report.Protocol.ToString(),
            inSample = report.IsInSample,
            scoredBars = report.Scored.Length,
            from = report.From,
            to = report.To,
            trainingSha256 = report.TrainingHash,
            scoredSha256 = report.ScoredHash,
            regimes = report.Request.Model is { } model ? Describe(model, report.Request.IsModelShipped) : null,
            anomalies = Describe(report.Bars, report.Predictors.Anomalies),
            folds = report.Folds.Select(Describe),
        }
        : new { name = file.Name, failure = file.Failure };

    private static object Describe(RegimeModel model, bool isShipped) => new
    {
        model = model.Version,
        isShipped,
        trainedFrom = model.Training.From,
        trainedTo = model.Training.To,
        trainingSha256 = model.Training.DataHash,
    };

    private static object Describe(RecordedBars bars, AnomalyScore score) => new
    {
        model = score.Model.Version,
        isShipped = score.IsShipped,
        trainedFrom = score.Model.Training.From,
        trainedTo = score.Model.Training.To,
        trainingSha256 = score.Model.Training.DataHash,
        judgedBars = score.Judged.Length,
        judgedFrom = score.Judged.Length > 0 ? bars.CloseTimes[score.Judged.Start] : (DateTime?)null,
    };

    private static object Describe(FoldReport fold) => new
    {
        index = fold.Fold.Index,
        from = fold.TestFrom,
        to = fold.TestTo,
        model = fold.ModelVersion,
        trainingSha256 = fold.TrainingHash,
        scoredSha256 = fold.TestHash,
        inSample = fold.InSample,
        outOfSample = fold.OutOfSample,
        drift = fold.Drift.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value),
    };

    private static object Describe(string source, EvaluationFigure figure) => new
    {
        name = $"{source}: {figure.Name}",
        value = figure.Value,
        unit = figure.Unit,
        target = figure.Target,
        ok = figure.IsMet,
        inSample = figure.IsInSample,
        note = figure.Note,
    };
}
