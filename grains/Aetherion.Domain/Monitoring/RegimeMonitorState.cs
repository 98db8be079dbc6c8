namespace Aetherion.Domain.Monitoring;

/// <summary>What a <see cref="RegimeMonitor"/> knows, to be stored and restored.</summary>
public sealed record RegimeMonitorState
{
    /// <summary>The last bar seen; 0 before the first.</summary>
    public long Sequence { get; init; }

    /// <summary>The model in charge; null before the first bar.</summary>
    public RegimeTrackState? Champion { get; init; }

    /// <summary>The one beside it.</summary>
    public RegimeTrackState? Challenger { get; init; }

    /// <summary>1 for each of the last bars with the same label of both, 0 for the others.</summary>
    public double[] Agreement { get; init; } = [];

    /// <summary>The bins of the drift window.</summary>
    public byte[] Drift { get; init; } = [];

    /// <summary>The health of the model in charge when it was last judged; in states with a
    /// <see cref="Calibration"/> the worse one of it and of the forecasts.</summary>
    public ModelHealth Health { get; init; }

    /// <summary>The classifier in charge; null for none.</summary>
    public ClassifierTrackState? Classifier { get; init; }

    /// <summary>The classifier beside it; null for none.</summary>
    public ClassifierTrackState? ClassifierChallenger { get; init; }

    /// <summary>The inputs of the classifier in charge; null where its training rows were not kept.</summary>
    public InputDriftState? InputDrift { get; init; }

    /// <summary>The anomaly model in charge; null before it is known, and in states that are older than its monitor.</summary>
    public AnomalyMonitorState? Anomalies { get; init; }

    /// <summary>The anomaly model beside it; null for none.</summary>
    public AnomalyTrackState? AnomalyChallenger { get; init; }

    /// <summary>Forecasts of states that did not say whose they are: read, not used, and not written any more.</summary>
    public CalibrationState? Calibration { get; init; }
}
