namespace Aetherion.Model;

/// <summary>
/// What is measured at the close of each bar; the formulas stand at their classes in <c>Aetherion.Domain.Features</c>.
/// Values are numbered for storage: add at the end, never renumber.
/// </summary>
public enum Feature
{
    /// <summary>ln(close / previous close).</summary>
    LogReturn = 0,

    /// <summary>Sample standard deviation of the log returns in the window, current bar included.</summary>
    RollingVolatility = 1,

    /// <summary>Square root of the exponentially weighted variance, from returns before the current bar.</summary>
    EwmaVolatility = 2,

    /// <summary>Wilder's average true range over 14 bars, in the quote currency.</summary>
    AverageTrueRange = 3,

    /// <summary>Volume bought less volume sold by aggressors, in the base currency.</summary>
    VolumeDelta = 4,

    /// <summary>Quoted spread at the close over the midpoint.</summary>
    QuotedSpread = 5,

    /// <summary>Roll's estimator of the spread over the window, in the quote currency.</summary>
    RollSpread = 6,

    /// <summary>Corwin and Schultz's estimator of the relative spread, averaged over the window, unclipped.</summary>
    CorwinSchultzSpread = 7,

    /// <summary>Log return of the last minute.</summary>
    Momentum1m = 8,

    /// <summary>Log return of the last five minutes.</summary>
    Momentum5m = 9,

    /// <summary>Five-minute momentum over its expected size, EWMA volatility scaled to five minutes.</summary>
    VolatilityScore = 10,

    /// <summary>(high - low) / open.</summary>
    NormalizedRange = 11,

    /// <summary>Volume over its mean in the window, current bar included.</summary>
    RelativeVolume = 12,

    /// <summary>Kaufman's efficiency ratio over the window, in [0, 1].</summary>
    EfficiencyRatio = 13,

    /// <summary>Order-book imbalance of the best levels at the close, in [-1, 1].</summary>
    BookImbalance = 14,

    /// <summary>Mean of best bid and ask weighted by the opposite sizes, in the quote currency.</summary>
    WeightedMid = 15,

    /// <summary>Net price change over the sum of absolute changes in the regime window, in [-1, 1].</summary>
    SignedEfficiency = 16,

    /// <summary>Natural logarithm of the root mean square log return in the regime window.</summary>
    LogRootMeanSquareReturn = 17,

    /// <summary>Natural logarithm of the mean relative volume in the regime window.</summary>
    LogMeanRelativeVolume = 18,

    /// <summary>
    /// Logarithm of the root mean square return in a shorter window less its slow running mean: 0 is usual for the
    /// symbol, ln 2 twice that.
    /// </summary>
    RelativeVolatility = 19,

    /// <summary>Logarithm of the mean volume in the same window less its slow running mean.</summary>
    RelativeActivity = 20,

    /// <summary>
    /// Natural logarithm of the volatility expected of the next 60 bars, the root of the sum of their squared log returns.
    /// </summary>
    ForecastVolatility = 21,

    /// <summary>The same less its slow running mean, in its slow running standard deviations, within -6 and 6.</summary>
    ForecastScore = 22,
}
