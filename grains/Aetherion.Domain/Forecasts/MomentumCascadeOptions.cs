namespace Aetherion.Domain.Forecasts;

/// <summary>How leaders and followers are looked for.</summary>
public sealed record MomentumCascadeOptions
{
    /// <summary>The longest lag, in bars.</summary>
    public int LagMax { get; init; } = 5;

    /// <summary>Bars of a block that is moved as a whole.</summary>
    public int BlockLength { get; init; } = 240;

    /// <summary>Shuffles per pair; a p-value is at least 1 / (shuffles + 1).</summary>
    public int ShuffleCount { get; init; } = 1999;

    /// <summary>The share of false ones among the links that is allowed on average.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.05;

    /// <summary>Bars after which a squared return weighs half in the volatility that returns are divided by.</summary>
    public double VolatilityHalfLife { get; init; } = 60;

    /// <summary>Of the shuffles.</summary>
    public ulong Seed { get; init; } = 1;
}
