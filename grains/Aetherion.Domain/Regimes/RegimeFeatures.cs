using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>Sets of features for regime models.</summary>
public static class RegimeFeatures
{
    /// <summary>
    /// Whether the price goes somewhere, and how wild and how busy the market is compared with its own past. All
    /// three are
    /// without scale, so one model serves every symbol and timeframe.
    /// </summary>
    public static ImmutableArray<Feature> Default { get; } =
        [Feature.SignedEfficiency, Feature.RelativeVolatility, Feature.RelativeActivity];
}
