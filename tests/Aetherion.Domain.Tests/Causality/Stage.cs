namespace Aetherion.Domain.Tests.Causality;

/// <summary>Where a closed bar goes on its way to what is published.</summary>
public enum Stage
{
    Filter,
    Scorer,
    Detector,
    Forecaster,
    Monitor,
    Strategy,
}
