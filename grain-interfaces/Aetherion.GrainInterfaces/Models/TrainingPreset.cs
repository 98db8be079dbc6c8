namespace Aetherion.GrainInterfaces;

/// <summary>What the hidden states of a regime model are to stand for.</summary>
public enum TrainingPreset
{
    /// <summary>Bull, Bear, Sideways or Crisis, each by its moments; usually four states.</summary>
    Regimes,

    /// <summary>Stable liquidity, high volatility and liquidity crisis: three states.</summary>
    Liquidity,
}
