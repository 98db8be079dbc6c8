namespace Aetherion.Model;

/// <summary>What the hidden states of a regime model stand for.</summary>
public enum RegimePreset
{
    /// <summary>Four states or more, each of them Bull, Bear, Sideways or Crisis by its moments.</summary>
    Regimes = 0,

    /// <summary>
    /// Three states by their volatility: stable liquidity, high volatility, liquidity crisis.
    /// </summary>
    Liquidity = 1,
}
