using Aetherion.Model;

namespace Aetherion.Domain.Strategies;

/// <summary>Makes strategies by name.</summary>
public static class StrategyFactory
{
    /// <exception cref="ArgumentException">There is no strategy of this name.</exception>
    public static IStrategy Create(string name) => name switch
    {
        StrategyNames.MeanReversion => new MeanReversionStrategy(),
        StrategyNames.TrendFollowing => new TrendFollowingStrategy(),
        StrategyNames.Flat => new FlatStrategy(),
        StrategyNames.RegimeSwitching => new RegimeSwitchingPolicy(),
        _ => throw new ArgumentException(
            $"There is no strategy '{name}'; use one of {string.Join(", ", StrategyNames.All)}.", nameof(name)),
    };
}
