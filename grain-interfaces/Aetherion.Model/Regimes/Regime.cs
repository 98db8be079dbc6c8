namespace Aetherion.Model;

/// <summary>The named regimes of a market.</summary>
public enum Regime
{
    /// <summary>Not known: too few bars since the start.</summary>
    Unknown = 0,
    Bull = 1,
    Bear = 2,
    Sideways = 3,
    Crisis = 4,
}
