namespace Aetherion.Domain.Strategies;

/// <summary>Why a strategy wants what it wants, and why a policy put another one in charge.</summary>
public static class StrategyReasons
{
    /// <summary>Too few bars so far; nobody acts on the decision.</summary>
    public const string WarmingUp = "WARMING_UP";

    /// <summary>The close fell under the lower band: buy.</summary>
    public const string BelowLowerBand = "BELOW_LOWER_BAND";

    /// <summary>The close came back to the mean: sell.</summary>
    public const string BackAtMean = "BACK_AT_MEAN";

    /// <summary>Nothing is held and the close is inside the band.</summary>
    public const string InsideBand = "INSIDE_BAND";

    /// <summary>Held until the close is back at the mean.</summary>
    public const string AwaitingMean = "AWAITING_MEAN";

    /// <summary>The fast average rose above the band over the slow one: buy.</summary>
    public const string TrendUp = "TREND_UP";

    /// <summary>The fast average fell below the band under the slow one: sell.</summary>
    public const string TrendDown = "TREND_DOWN";

    /// <summary>Nothing is held and there is no upward trend.</summary>
    public const string NoTrend = "NO_TREND";

    /// <summary>Held while the upward trend has not turned.</summary>
    public const string TrendHolds = "TREND_HOLDS";

    /// <summary>The strategy in charge holds nothing, whatever happens.</summary>
    public const string StayFlat = "STAY_FLAT";

    /// <summary>A regime came into force that another strategy is meant for.</summary>
    public const string RegimeChanged = "REGIME_CHANGED";

    /// <summary>The regime is no longer known.</summary>
    public const string RegimeUnknown = "REGIME_UNKNOWN";
}
