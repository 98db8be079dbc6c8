using System.Collections.Immutable;

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
    public static HealthReport JudgeClassifier(MonitorOptions options, CalibrationWindow? calibration, InputDrift? drift)
    {
        ArgumentNullException.ThrowIfNull(options);
        ImmutableArray<HealthFinding>.Builder findings = ImmutableArray.CreateBuilder<HealthFinding>();
        for (int column = 0; column < drift?.ColumnCount; column++)
        {
            if (drift.IsJudged(column) && drift.IndexOf(column) is { } index)
                findings.Add(Judge(
                    $"PSI of {drift.NameOf(column)}", index, options.StabilityWatch, options.StabilityAlert));
        }

        if (calibration?.RowCount >= options.ForecastRowsMin)
            findings.Add(Judge(
                "calibration error", calibration.ExpectedCalibrationError!.Value, options.CalibrationWatch,
                options.CalibrationAlert));
        return new HealthReport(findings.DrainToImmutable());
    }

    private static HealthFinding Judge(string measure, double value, double watch, double alert)
    {
        ModelHealth health = value > alert ? ModelHealth.Alert : value > watch ? ModelHealth.Watch : ModelHealth.Healthy;
        return new HealthFinding(measure, value, health == ModelHealth.Healthy ? watch : alert, health);
    }
}
