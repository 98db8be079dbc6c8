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
            AnomalyModel = Of(monitor.Anomalies),
            AnomalyDrift = DriftOf(monitor.Anomalies.Drift),
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

    private static MonitoredAnomalyModel? Of(AnomalyMonitor monitor) => monitor.Champion is { } champion
        ? new MonitoredAnomalyModel(
            champion.Model.Version, monitor.Shares.BarCount, monitor.Shares.Flagged, champion.PromisedShare,
            monitor.Shares.Alarms)
        : null;

    private static ImmutableArray<InputDrift> DriftOf(InputDriftWindow? inputs) => inputs is { } drift
        ? [.. Enumerable.Range(0, drift.ColumnCount).Select(
            column => new InputDrift(drift.NameOf(column), drift.IndexOf(column), drift.RowCount, drift.IsJudged(column)))]
        : [];

    private static string NameOf(ModelHealth health) => health.ToString().ToUpperInvariant();
}
