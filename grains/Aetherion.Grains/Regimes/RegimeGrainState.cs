using Aetherion.Domain.Regimes;

namespace Aetherion.Grains.Regimes;

/// <summary>What a regime grain stores: the detector at its last checkpoint.</summary>
public sealed record RegimeGrainState
{
    public RegimeDetectorState Detector { get; init; } = RegimeDetectorState.Empty;
}
