using Aetherion.Domain.Regimes;

namespace Aetherion.Domain.Monitoring;

/// <summary>What a <see cref="RegimeTrack"/> knows, to be stored and restored.</summary>
/// <param name="Version">Of its model.</param>
/// <param name="Filter">The posterior in binary.</param>
/// <param name="Likelihood">Log-likelihoods of the last bars, oldest first.</param>
public sealed record RegimeTrackState(
    string Version, byte[] Filter, RegimeDetectorState Detector, double[] Likelihood);
