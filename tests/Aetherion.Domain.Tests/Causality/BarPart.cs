namespace Aetherion.Domain.Tests.Causality;

/// <summary>What a stage takes of a closed bar.</summary>
public enum BarPart
{
    Candle,
    Features,
    Posterior,
    Probabilities,
    Anomaly,
    Label,
}
