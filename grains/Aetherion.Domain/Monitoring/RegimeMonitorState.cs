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

    /// <summary>The last forecasts; null before the first.</summary>
    public CalibrationState? Calibration { get; init; }

    /// <summary>When it was last judged.</summary>
    public ModelHealth Health { get; init; }
}
