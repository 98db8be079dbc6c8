using System.Collections.Immutable;
using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Models;

/// <summary>Monitors as others see them.</summary>
internal static class MonitorSnapshots
{
    public static MonitorSnapshot Of(RegimeKey key, RegimeMonitor monitor)
    {
        var classifier = Of(monitor.Classifiers.Champion);
        return new MonitorSnapshot(
            key,
            monitor.Sequence,
            Of(monitor.Champion),
            Of(monitor.Challenger),
            monitor.LabelAgreement,
            [.. Enumerable.Range(0, monitor.Drift?.FeatureCount ?? 0).Select(column => new FeatureDrift(
                monitor.Drift!.FeatureOf(column), monitor.Drift.IndexOf(column), monitor.Drift.RowCount))],
            classifier?.BrierScore,
            classifier?.CalibrationError,
            NameOf(monitor.Health),
            [.. monitor.Findings.Select(f => new MonitorFinding(f.Measure, f.Value, f.Limit, NameOf(f.Health)))],
            classifier?.Version,
            classifier?.ForecastCount ?? 0,
            classifier?.LogLoss,
            classifier?.TrainingLogLoss,
            Of(monitor.Classifiers.Challenger))
        {
            InputDrift = DriftOf(monitor.Classifiers.Drift),
            AnomalyModel = Of(monitor.Anomalies.Champion, monitor.Anomalies.Shares),
            AnomalyDrift = DriftOf(monitor.Anomalies.Drift),
            AnomalyChallenger = Of(monitor.Anomalies.Challenger?.Reference, monitor.Anomalies.Challenger?.Shares),
            AnomalyChallengerDrift = DriftOf(monitor.Anomalies.Challenger?.Drift),
            AnomalyFlags = Of(monitor.Anomalies.Challenger?.Agreement),
        };
    }

    private static MonitoredModel? Of(RegimeTrack? track) => track is null
        ? null
        : new MonitoredModel(
            track.Model.Version, track.Label, track.Likelihood.Value, track.Likelihood.Count,
            track.TrainingLogLikelihoodPerBar);

    private static MonitoredClassifier? Of(ClassifierTrack? track) => track is null
        ? null
        : new MonitoredClassifier(
            track.Version, track.Calibration?.RowCount ?? 0, track.Calibration?.BrierScore,
            track.Calibration?.ExpectedCalibrationError, track.Calibration?.LogLoss, track.Training.LogLoss);

    private static MonitoredAnomalyModel? Of(AnomalyReference? model, AnomalyShareWindow? shares) =>
        model is null || shares is null
            ? null
            : new MonitoredAnomalyModel(
                model.Model.Version, shares.BarCount, shares.Flagged, model.PromisedShare, shares.Alarms);

    private static FlagComparison? Of(FlagAgreementWindow? flags) => flags is null
        ? null
        : new FlagComparison(flags.BarCount, flags.Both, flags.ChampionOnly, flags.ChallengerOnly, flags.Kappa);

    private static ImmutableArray<InputDrift> DriftOf(InputDriftWindow? inputs) => inputs is { } drift
        ? [.. Enumerable.Range(0, drift.ColumnCount).Select(
            column => new InputDrift(drift.NameOf(column), drift.IndexOf(column), drift.RowCount, drift.IsJudged(column)))]
        : [];

    private static string NameOf(ModelHealth health) => health.ToString().ToUpperInvariant();
}
