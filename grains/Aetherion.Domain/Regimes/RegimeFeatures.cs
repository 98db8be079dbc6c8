using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>Sets of features for regime models.</summary>
public static class RegimeFeatures
{
    /// <summary>
    /// Whether the price goes somewhere, and how wild the next hour will be compared with what is usual. Both are without
    /// scale, so one model serves every symbol and timeframe.
    /// </summary>
    public static ImmutableArray<Feature> Default { get; } = [Feature.SignedEfficiency, Feature.ForecastScore];

    /// <summary>How wild and how busy the market is: what the liquidity preset looks at.</summary>
    public static ImmutableArray<Feature> Liquidity { get; } = [Feature.ForecastScore, Feature.RelativeActivity];

    /// <summary>Whether a feature has a direction: in the market turned upside down it has the opposite sign.</summary>
    public static bool IsDirected(Feature feature) => feature is
        Feature.LogReturn or Feature.VolumeDelta or Feature.Momentum1m or Feature.Momentum5m or Feature.VolatilityScore
        or Feature.BookImbalance or Feature.SignedEfficiency;
}
