namespace Aetherion.Domain.Monitoring;

/// <summary>What an <see cref="AnomalyTrack"/> knows, to be stored and restored.</summary>
/// <param name="Version">Of its model.</param>
/// <param name="Sequence">The last bar seen; 0 before the first.</param>
/// <param name="Detector">What is usual and the scores behind the threshold, in binary.</param>
/// <param name="Levels">Of the bars counted, oldest first.</param>
/// <param name="Flags">Of both models on the bars compared, oldest first.</param>
/// <param name="Drift">Of its inputs; null where its training rows were not kept.</param>
public sealed record AnomalyTrackState(
    string Version, long Sequence, byte[] Detector, byte[] Levels, byte[] Flags, InputDriftState? Drift);
