using System.Collections.Immutable;

namespace Aetherion.Domain.Monitoring;

/// <summary>Judges measures by the bounds of <see cref="MonitorOptions"/>.</summary>
public static class HealthRule
{
    /// <summary>What the forecasts beside a regime model are judged by; it says nothing of that model.</summary>
    public const string CalibrationMeasure = "calibration error";

    /// <summary>Judges what a monitor has measured; measures over too few rows are left out.</summary>
    /// <param name="drift">Null where the training window was not kept.</param>
    /// <param name="likelihood">Of the last bars.</param>
    /// <param name="trainedLikelihood">Nats a bar in training; null where it was not kept.</param>
    /// <param name="calibration">Null for models that give no forecasts.</param>
    public static HealthReport Judge(
        MonitorOptions options,
        DriftWindow? drift,
        RollingMean likelihood,
        double? trainedLikelihood,
        CalibrationWindow? calibration)
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
        if (calibration?.RowCount >= options.ForecastRowsMin)
            findings.Add(Judge(
                CalibrationMeasure, calibration.ExpectedCalibrationError!.Value, options.CalibrationWatch,
                options.CalibrationAlert));
        return new HealthReport(findings.DrainToImmutable());
    }

    private static HealthFinding Judge(string measure, double value, double watch, double alert)
    {
        ModelHealth health = value > alert ? ModelHealth.Alert : value > watch ? ModelHealth.Watch : ModelHealth.Healthy;
        return new HealthFinding(measure, value, health == ModelHealth.Healthy ? watch : alert, health);
    }
}
