using System.Collections.Immutable;
using System.Globalization;

namespace Aetherion.Domain.Monitoring;

/// <summary>Judges measures by the bounds of <see cref="MonitorOptions"/>.</summary>
public static class HealthRule
{
    /// <summary>Judges a regime model; measures over too few rows are left out.</summary>
    /// <param name="drift">Null where the training window was not kept.</param>
    /// <param name="likelihood">Of the last bars.</param>
    /// <param name="trainedLikelihood">Nats a bar in training; null where it was not kept.</param>
    public static HealthReport JudgeRegimes(
        MonitorOptions options, DriftWindow? drift, RollingMean likelihood, double? trainedLikelihood)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(likelihood);
        ImmutableArray<HealthFinding>.Builder findings = ImmutableArray.CreateBuilder<HealthFinding>();
        for (int column = 0; drift?.RowCount >= options.DriftRowsMin && column < drift.FeatureCount; column++)
        {
            if (drift.IndexOf(column) is { } index)
                findings.Add(Judge(
                    $"PSI of {drift.FeatureOf(column)}", index, options.StabilityWatch, options.StabilityAlert));
        }

        if (likelihood.Count >= options.RecentBarsMin && likelihood.Value - trainedLikelihood is { } gain)
            findings.Add(Judge(
                "loss of log-likelihood a bar", -gain, options.LikelihoodLossWatch, options.LikelihoodLossAlert));
        return new HealthReport(findings.DrainToImmutable());
    }

    /// <summary>Judges a classifier by its forecasts and its inputs; too few are left out.</summary>
    /// <param name="calibration">Null before the first forecast with an outcome.</param>
    /// <param name="drift">Null where its training rows were not kept.</param>
    public static HealthReport JudgeClassifier(MonitorOptions options, CalibrationWindow? calibration, InputDriftWindow? drift)
    {
        ArgumentNullException.ThrowIfNull(options);
        ImmutableArray<HealthFinding>.Builder findings = ImmutableArray.CreateBuilder<HealthFinding>();
        findings.AddRange(JudgeInputs(options, drift, "PSI of "));
        if (calibration?.RowCount >= options.ForecastRowsMin)
            findings.Add(Judge(
                "calibration error", calibration.ExpectedCalibrationError!.Value, options.CalibrationWatch,
                options.CalibrationAlert));
        return new HealthReport(findings.DrainToImmutable());
    }

    /// <summary>Judges an anomaly model by what it sees and by how many bars it flags; too few are left out.</summary>
    /// <param name="shares">Of the bars that it scored.</param>
    /// <param name="promised">The share of the bars that it is to flag.</param>
    /// <param name="drift">Null where its training rows were not kept.</param>
    public static HealthReport JudgeAnomalies(
        MonitorOptions options, AnomalyShareWindow shares, double promised, InputDriftWindow? drift)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(shares);
        ImmutableArray<HealthFinding>.Builder findings = ImmutableArray.CreateBuilder<HealthFinding>();
        findings.AddRange(JudgeInputs(options, drift, "PSI of the detector's "));
        if (JudgeShare(options, shares, promised) is { } share)
            findings.Add(share);
        return new HealthReport(findings.DrainToImmutable());
    }

    /// <summary>Whether an anomaly model flags another share of the bars than it promises; of too few that is not known.</summary>
    public static bool IsShareOff(MonitorOptions options, AnomalyShareWindow shares, double promised) =>
        JudgeShare(options, shares, promised)?.Health == ModelHealth.Alert;

    private static HealthFinding? JudgeShare(MonitorOptions options, AnomalyShareWindow shares, double promised) =>
        shares.BarCount < options.AnomalyBarsMin
            ? null
            : Judge(
                string.Create(CultureInfo.InvariantCulture, $"distance of the flagged share from {promised:0.###}"),
                Math.Abs(shares.Flagged!.Value - promised), options.FlaggedShareWatch, options.FlaggedShareAlert);

    private static IEnumerable<HealthFinding> JudgeInputs(MonitorOptions options, InputDriftWindow? drift, string prefix)
    {
        for (int column = 0; column < drift?.ColumnCount; column++)
        {
            if (drift.IsJudged(column) && drift.IndexOf(column) is { } index)
                yield return Judge(
                    $"{prefix}{drift.NameOf(column)}", index, options.StabilityWatch, options.StabilityAlert);
        }
    }

    private static HealthFinding Judge(string measure, double value, double watch, double alert)
    {
        ModelHealth health = value > alert ? ModelHealth.Alert : value > watch ? ModelHealth.Watch : ModelHealth.Healthy;
        return new HealthFinding(measure, value, health == ModelHealth.Healthy ? watch : alert, health);
    }
}
