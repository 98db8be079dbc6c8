using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>How the models of a symbol and timeframe do on live bars.</summary>
/// <param name="Sequence">The last bar seen.</param>
/// <param name="Champion">The regime model in charge; null before the first bar.</param>
/// <param name="Challenger">The one beside it; null where there is none.</param>
/// <param name="LabelAgreement">Share of the last bars on which both gave the same label; null without a challenger.</param>
/// <param name="Drift">The champion's features against its training window; empty where that was not kept.</param>
/// <param name="BrierScore">Of the classifier's last forecasts; null without any.</param>
/// <param name="CalibrationError">Of the same, 15 bins of equal mass, top label; null without any.</param>
/// <param name="Health">UNKNOWN, HEALTHY, WATCH or ALERT.</param>
/// <param name="Findings">What the health rests on.</param>
/// <param name="Classifier">Whose forecasts are scored; null where no classifier is in charge.</param>
/// <param name="ForecastCount">How many of its forecasts the scores go over.</param>
/// <param name="LogLoss">Of the same, in nats; null without any.</param>
/// <param name="TrainingLogLoss">Of the classifier out of sample when it was trained; null where that was not kept.</param>
/// <param name="ClassifierChallenger">The classifier beside it; null where there is none.</param>
public sealed record MonitorSnapshot(
    RegimeKey Key,
    long Sequence,
    MonitoredModel? Champion,
    MonitoredModel? Challenger,
    double? LabelAgreement,
    ImmutableArray<FeatureDrift> Drift,
    double? BrierScore,
    double? CalibrationError,
    string Health,
    ImmutableArray<MonitorFinding> Findings,
    string? Classifier = null,
    int ForecastCount = 0,
    double? LogLoss = null,
    double? TrainingLogLoss = null,
    MonitoredClassifier? ClassifierChallenger = null)
{
    /// <summary>The classifier's inputs against its training rows; empty where those were not kept.</summary>
    public ImmutableArray<InputDrift> InputDrift { get; init; } = [];

    /// <summary>The model that scores the bars for anomalies; null before it is known.</summary>
    public MonitoredAnomalyModel? AnomalyModel { get; init; }

    /// <summary>What it sees of the bars against its training rows; empty where those were not kept.</summary>
    public ImmutableArray<InputDrift> AnomalyDrift { get; init; } = [];

    /// <summary>The one beside it, on the bars since it began; null where there is none.</summary>
    public MonitoredAnomalyModel? AnomalyChallenger { get; init; }

    /// <summary>What that sees of the bars against its training rows; empty where those were not kept.</summary>
    public ImmutableArray<InputDrift> AnomalyChallengerDrift { get; init; } = [];

    /// <summary>Which of the same bars both flagged; null without a challenger.</summary>
    public FlagComparison? AnomalyFlags { get; init; }
}
