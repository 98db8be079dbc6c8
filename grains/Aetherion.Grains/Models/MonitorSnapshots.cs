using Aetherion.Domain.Monitoring;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Models;

/// <summary>Monitors as others see them.</summary>
internal static class MonitorSnapshots
{
    public static MonitorSnapshot Of(RegimeKey key, RegimeMonitor monitor) => new(
        key,
        monitor.Sequence,
        Of(monitor.Champion),
        Of(monitor.Challenger),
        monitor.LabelAgreement,
        [.. Enumerable.Range(0, monitor.Drift?.FeatureCount ?? 0).Select(column => new FeatureDrift(
            monitor.Drift!.FeatureOf(column), monitor.Drift.IndexOf(column), monitor.Drift.RowCount))],
        monitor.Classifier?.Calibration?.BrierScore,
        monitor.Classifier?.Calibration?.ExpectedCalibrationError,
        NameOf(monitor.Health),
        [.. monitor.Findings.Select(f => new MonitorFinding(f.Measure, f.Value, f.Limit, NameOf(f.Health)))],
        monitor.Classifier?.Version,
        monitor.Classifier?.Calibration?.RowCount ?? 0);

    private static MonitoredModel? Of(RegimeTrack? track) => track is null
        ? null
        : new MonitoredModel(
            track.Model.Version, track.Label, track.Likelihood.Value, track.Likelihood.Count,
            track.TrainingLogLikelihoodPerBar);

    private static string NameOf(ModelHealth health) => health.ToString().ToUpperInvariant();
}
