namespace Aetherion.Api.Symbols;

/// <summary>What each feature is, for its name and for its value.</summary>
internal static class FeatureTexts
{
    public const string LogReturn = "ln(close / previous close).";

    public const string RollingVolatility =
        "The sample standard deviation of the log returns in the window, the current bar included.";

    public const string EwmaVolatility =
        "The square root of the exponentially weighted variance of the log returns before the bar.";

    public const string AverageTrueRange = "Wilder's average true range over 14 bars, in the quote currency.";

    public const string VolumeDelta = "The volume that buyers initiated less that of sellers, in the base currency.";

    public const string QuotedSpread = "The quoted spread at the close over the midpoint.";

    public const string RollSpread = "Roll's estimator of the spread over the window, in the quote currency.";

    public const string CorwinSchultzSpread =
        "Corwin and Schultz's estimator of the relative spread, averaged over the window, unclipped.";

    public const string Momentum1m = "The log return of the last minute.";

    public const string Momentum5m = "The log return of the last five minutes.";

    public const string VolatilityScore = "The momentum of five minutes over its expected size.";

    public const string NormalizedRange = "(high - low) / open.";

    public const string RelativeVolume = "The volume over its mean in the window, the current bar included.";

    public const string EfficiencyRatio = "Kaufman's efficiency ratio over the window, from 0 to 1.";

    public const string BookImbalance = "(bid - ask) / (bid + ask) over the best levels at the close, from -1 to 1.";

    public const string WeightedMid =
        "The mean of best bid and ask, each weighted by the quantity on the other side, in the quote currency.";

    public const string SignedEfficiency =
        "The net change of the price over the sum of its absolute changes in the regime window, from -1 to 1.";

    public const string LogRootMeanSquareReturn =
        "The natural logarithm of the root mean square log return in the regime window.";

    public const string LogMeanRelativeVolume =
        "The natural logarithm of the mean relative volume in the regime window.";

    public const string RelativeVolatility =
        "The logarithm of the root mean square return in a shorter window less its slow running mean: 0 is usual.";

    public const string ForecastVolatility = "The natural logarithm of the volatility expected of the next 60 bars.";
}
