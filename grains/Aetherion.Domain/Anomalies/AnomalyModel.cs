using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.Outliers;

namespace Aetherion.Domain.Anomalies;

/// <summary>
/// A trained anomaly model: how rows are made and scaled, the combined score over them, the fixed level of alarm and how
/// the rolling threshold is kept. Immutable; <see cref="Version"/> is made from its content.
/// </summary>
public sealed class AnomalyModel
{
    /// <summary>The largest alarm level, in nats.</summary>
    public const double AlarmLevelMax = 1000;

    /// <exception cref="ArgumentException">The parts do not fit each other.</exception>
    public AnomalyModel(
        AnomalyOptions options,
        StandardScaler scaler,
        CombinedAnomalyScore score,
        double alarmLevel,
        AnomalyTraining training)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(scaler);
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(training);
        options.ThrowIfInvalid();
        if (scaler.FeatureCount != AnomalyRows.ColumnCount || score.FeatureCount != AnomalyRows.ColumnCount)
        {
            throw new ArgumentException(
                $"An anomaly model has {AnomalyRows.ColumnCount} features; its scaler has {scaler.FeatureCount}, its " +
                $"score {score.FeatureCount}.");
        }

        if (alarmLevel is not (> 0 and <= AlarmLevelMax))
            throw new ArgumentException($"An alarm level lies between 0 and {AlarmLevelMax} nats, not at {alarmLevel}.");
        Options = options;
        Scaler = scaler;
        Score = score;
        AlarmLevel = alarmLevel;
        Training = training;
        Version = AnomalyModelDocument.VersionOf(this);
    }

    /// <summary>Made from the content: equal models have equal versions.</summary>
    public string Version { get; }

    /// <summary>What a bar is compared with, and when the model speaks up.</summary>
    public AnomalyOptions Options { get; }

    /// <summary>Scales the rows; fitted on the training window.</summary>
    public StandardScaler Scaler { get; }

    /// <summary>The score over scaled rows, in nats.</summary>
    public CombinedAnomalyScore Score { get; }

    /// <summary>The fixed level of alarm, in nats.</summary>
    public double AlarmLevel { get; }

    /// <summary>Where it comes from.</summary>
    public AnomalyTraining Training { get; }
}
