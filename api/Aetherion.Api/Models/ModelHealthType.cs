using System.Collections.Immutable;
using System.Globalization;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLName("ModelHealth")]
[GraphQLDescription("How the models of an instrument and timeframe do on live bars. Likelihoods are in nats.")]
internal sealed class ModelHealthType(MonitorSnapshot snapshot)
{
    [GraphQLDescription("The sequence of the last bar it has seen.")]
    public long Sequence => snapshot.Sequence;

    [ID]
    [GraphQLDescription("The regime model in charge.")]
    public string? Champion => IdOf(snapshot.Champion);

    [ID]
    [GraphQLDescription("The model beside it; null where there is none.")]
    public string? Challenger => IdOf(snapshot.Challenger);

    [GraphQLDescription("The worst of the findings.")]
    public ModelHealthStatus Status => ModelFindingType.StatusOf(snapshot.Health);

    [GraphQLDescription("Over how many of the last bars the champion's likelihood goes.")]
    public int BarCount => snapshot.Champion?.BarCount ?? 0;

    [GraphQLDescription("Of the champion; null before the first bar with all features.")]
    public double? LogLikelihoodPerBar => snapshot.Champion?.LogLikelihoodPerBar;

    [GraphQLDescription("Of the champion on the bars it was trained on.")]
    public double? TrainingLogLikelihoodPerBar => snapshot.Champion?.TrainingLogLikelihoodPerBar;

    [GraphQLDescription("Of the challenger, on the same bars; null where there is none.")]
    public double? ChallengerLogLikelihoodPerBar => snapshot.Challenger?.LogLikelihoodPerBar;

    [GraphQLDescription("The share of the last bars on which both gave the same label; null without a challenger.")]
    public double? LabelAgreement => snapshot.LabelAgreement;

    [GraphQLDescription("The champion's features against its training window.")]
    public ImmutableArray<FeatureDriftType> Drift => [.. snapshot.Drift.Select(drift => new FeatureDriftType(drift))];

    [ID]
    [GraphQLDescription("The classifier in charge of the outlook; null while none is, and then there are no forecasts to score.")]
    public string? Classifier => snapshot.Classifier is { } version ? NodeIds.OfModel(version) : null;

    [GraphQLDescription("How many of the classifier's last forecasts, of hours that are over, the scores go over.")]
    public int ForecastCount => snapshot.ForecastCount;

    [GraphQLDescription("The Brier score of these forecasts; null without any.")]
    public double? Brier => snapshot.BrierScore;

    [GraphQLDescription("The expected calibration error of these forecasts; null without any.")]
    public double? CalibrationError => snapshot.CalibrationError;

    [GraphQLDescription("The log loss of these forecasts, in nats; null without any.")]
    public double? LogLoss => snapshot.LogLoss;

    [GraphQLDescription("The same of the classifier out of sample when it was trained; null where that was not kept.")]
    public double? TrainingLogLoss => snapshot.TrainingLogLoss;

    [GraphQLDescription("The classifier's inputs against its training rows; empty where those were not kept.")]
    public ImmutableArray<InputDriftType> ClassifierDrift =>
        [.. snapshot.InputDrift.Select(drift => new InputDriftType(drift))];

    [ID]
    [GraphQLDescription("The classifier that forecasts the same bars beside it; null where there is none.")]
    public string? ClassifierChallenger =>
        snapshot.ClassifierChallenger is { } beside ? NodeIds.OfModel(beside.Version) : null;

    [GraphQLDescription("How many of the challenging classifier's last forecasts, of hours that are over, its scores go over.")]
    public int ChallengerForecastCount => snapshot.ClassifierChallenger?.ForecastCount ?? 0;

    [GraphQLDescription("The Brier score of its forecasts; null without any.")]
    public double? ChallengerBrier => snapshot.ClassifierChallenger?.BrierScore;

    [GraphQLDescription("The expected calibration error of its forecasts; null without any.")]
    public double? ChallengerCalibrationError => snapshot.ClassifierChallenger?.CalibrationError;

    [GraphQLDescription("The log loss of its forecasts, in nats; null without any.")]
    public double? ChallengerLogLoss => snapshot.ClassifierChallenger?.LogLoss;

    [ID]
    [GraphQLDescription("The model that scores the bars for anomalies; null before the monitor has seen one of its bars.")]
    public string? AnomalyModel => snapshot.AnomalyModel is { } model ? NodeIds.OfModel(model.Version) : null;

    [GraphQLDescription("Over how many of the last bars that it scored its shares go.")]
    public int AnomalyBarCount => snapshot.AnomalyModel?.BarCount ?? 0;

    [GraphQLDescription("The share of these bars that it flagged: above its rolling threshold; null without any.")]
    public double? AnomalyFlaggedShare => snapshot.AnomalyModel?.FlaggedShare;

    [GraphQLDescription("The share that it promises to flag; null where the model is not known.")]
    public double? AnomalyPromisedShare => snapshot.AnomalyModel?.PromisedShare;

    [GraphQLDescription("The share of these bars above its fixed level of alarm; not judged, since it tells of the market. Null without any.")]
    public double? AnomalyAlarmShare => snapshot.AnomalyModel?.AlarmShare;

    [GraphQLDescription("What it sees of the bars against its training rows; empty where those were not kept.")]
    public ImmutableArray<InputDriftType> AnomalyDrift =>
        [.. snapshot.AnomalyDrift.Select(drift => new InputDriftType(drift))];

    [ID]
    [GraphQLDescription("The anomaly model that scores the same bars beside it, by a rolling threshold of its own; null where there is none.")]
    public string? AnomalyChallenger =>
        snapshot.AnomalyChallenger is { } beside ? NodeIds.OfModel(beside.Version) : null;

    [GraphQLDescription("Over how many of the last bars since it began its shares go.")]
    public int AnomalyChallengerBarCount => snapshot.AnomalyChallenger?.BarCount ?? 0;

    [GraphQLDescription("The share of these bars that it would have flagged; null without any.")]
    public double? AnomalyChallengerFlaggedShare => snapshot.AnomalyChallenger?.FlaggedShare;

    [GraphQLDescription("The share that it promises to flag; null where there is none.")]
    public double? AnomalyChallengerPromisedShare => snapshot.AnomalyChallenger?.PromisedShare;

    [GraphQLDescription("The share of these bars above its own fixed level of alarm; null without any.")]
    public double? AnomalyChallengerAlarmShare => snapshot.AnomalyChallenger?.AlarmShare;

    [GraphQLDescription("What it sees of the bars against its own training rows; empty where those were not kept.")]
    public ImmutableArray<InputDriftType> AnomalyChallengerDrift =>
        [.. snapshot.AnomalyChallengerDrift.Select(drift => new InputDriftType(drift))];

    [GraphQLDescription("On how many of the last bars the flags of both anomaly models were compared, since either took its place.")]
    public int AnomalyComparedBarCount => snapshot.AnomalyFlags?.BarCount ?? 0;

    [GraphQLDescription("How many of these bars both flagged.")]
    public int AnomalyFlaggedByBoth => snapshot.AnomalyFlags?.Both ?? 0;

    [GraphQLDescription("How many the model in charge flagged and its challenger did not.")]
    public int AnomalyFlaggedByChampionOnly => snapshot.AnomalyFlags?.ChampionOnly ?? 0;

    [GraphQLDescription("How many the challenger flagged and the model in charge did not.")]
    public int AnomalyFlaggedByChallengerOnly => snapshot.AnomalyFlags?.ChallengerOnly ?? 0;

    [GraphQLDescription(
        "Cohen's kappa of these flags: 1 where both flag the same bars, 0 where they agree no more often than by chance; null "
        + "without a challenger, and before either has flagged a bar.")]
    public double? AnomalyFlagKappa => snapshot.AnomalyFlags?.Kappa;

    [GraphQLDescription("What the status rests on.")]
    public ImmutableArray<ModelFindingType> Findings =>
        [.. snapshot.Findings.Select(finding => new ModelFindingType(finding))];

    [GraphQLDescription("What is beyond its limit, in words.")]
    public ImmutableArray<string> Alerts =>
        [.. Findings.Where(finding => finding.Status == ModelHealthStatus.Alert).Select(Sentence)];

    private static string? IdOf(MonitoredModel? model) => model is null ? null : NodeIds.OfModel(model.Version);

    private static string Sentence(ModelFindingType finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Measure} is {finding.Value:0.###}; the limit is {finding.Limit:0.###}.");
}
