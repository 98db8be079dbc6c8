namespace Aetherion.Domain.Features;

/// <summary>
/// The windows of the features, in bars (returns, changes or pairs of bars where the formula needs them). Every window
/// includes the current bar unless its class says otherwise.
/// </summary>
public sealed record FeatureOptions
{
    public static FeatureOptions Default { get; } = new();

    /// <summary>Log returns in <c>RollingVolatility</c>.</summary>
    public int VolatilityWindow { get; init; } = 20;

    /// <summary>The decay of the exponentially weighted variance, as RiskMetrics 1996 has it.</summary>
    public double EwmaDecay { get; init; } = 0.94;

    /// <summary>Returns seen before <c>EwmaVolatility</c> is published: the start then weighs 0.94^20 = 29 %.</summary>
    public int EwmaWarmUp { get; init; } = 20;

    /// <summary>Wilder's period.</summary>
    public int AverageTrueRangePeriod { get; init; } = 14;

    /// <summary>Pairs of consecutive price changes in <c>RollSpread</c>.</summary>
    public int RollWindow { get; init; } = 20;

    /// <summary>Pairs of consecutive bars in <c>CorwinSchultzSpread</c>.</summary>
    public int CorwinSchultzWindow { get; init; } = 20;

    /// <summary>Bars in <c>RelativeVolume</c>.</summary>
    public int RelativeVolumeWindow { get; init; } = 20;

    /// <summary>Price changes in <c>EfficiencyRatio</c>.</summary>
    public int EfficiencyWindow { get; init; } = 10;

    /// <summary>
    /// The regime window: price changes, log returns and relative volumes in <c>SignedEfficiency</c>,
    /// <c>LogRootMeanSquareReturn</c> and <c>LogMeanRelativeVolume</c>.
    /// </summary>
    public int RegimeWindow { get; init; } = 60;

    /// <summary>Log returns in <c>RelativeVolatility</c>, bars in <c>RelativeActivity</c>.</summary>
    public int RelativeWindow { get; init; } = 30;

    /// <summary>Bars after which a bar weighs half as much in the running mean of the two.</summary>
    public int RelativeHalfLife { get; init; } = 1440;

    /// <summary>The weights of the volatility forecast.</summary>
    public VolatilityForecastCoefficients ForecastCoefficients { get; init; } = VolatilityForecastCoefficients.Default;

    /// <summary>Bars after which a forecast weighs half as much in the mean and deviation of <c>ForecastScore</c>.</summary>
    public double ForecastScoreHalfLife { get; init; } = 7200;

    /// <summary>The deviation that forecasts are taken to have before many of them were seen.</summary>
    public double ForecastScorePrior { get; init; } = 0.4;

    /// <summary>Levels of each side in <c>BookImbalance</c>.</summary>
    public int BookLevels { get; init; } = 5;

    /// <summary>
    /// The least root mean square return that is put through the logarithm: a hundredth of a basis point.
    /// </summary>
    public double ReturnFloor { get; init; } = 1e-6;

    /// <summary>The least mean relative volume that is put through the logarithm.</summary>
    public double RelativeVolumeFloor { get; init; } = 1e-3;
}
