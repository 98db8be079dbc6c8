using System.Collections.Immutable;

namespace Aetherion.Model;

/// <summary>The strategies that can be asked for by name.</summary>
public static class StrategyNames
{
    /// <summary>Buys what fell below its mean, sells on the way back.</summary>
    public const string MeanReversion = "mean-reversion";

    /// <summary>Holds while the trend is up.</summary>
    public const string TrendFollowing = "trend-following";

    /// <summary>Holds nothing.</summary>
    public const string Flat = "flat";

    /// <summary>The policy that puts one of the others in charge by regime.</summary>
    public const string RegimeSwitching = "regime-switching";

    public static ImmutableArray<string> All { get; } = [RegimeSwitching, MeanReversion, TrendFollowing, Flat];
}
