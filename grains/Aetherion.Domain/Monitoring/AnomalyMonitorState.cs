namespace Aetherion.Domain.Monitoring;

/// <summary>What an <see cref="AnomalyMonitor"/> knows, to be stored and restored.</summary>
/// <param name="Version">Of its model.</param>
/// <param name="Sequence">The last bar that it has taken, or the one before its first.</param>
/// <param name="Levels">Of the bars counted, oldest first.</param>
/// <param name="Drift">Of its inputs; null where its training rows were not kept.</param>
/// <param name="Health">When it was last judged.</param>
public sealed record AnomalyMonitorState(
    string Version, long Sequence, byte[] Levels, InputDriftState? Drift, ModelHealth Health)
{
    /// <summary>Whether the flagged share was off when it was last judged.</summary>
    public bool IsShareOff { get; init; }
}
