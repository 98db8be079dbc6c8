namespace Aetherion.Domain.Forecasts;

/// <summary>What is expected of the 60 bars after a bar, made from bars up to it.</summary>
/// <param name="Sequence">The bar's.</param>
/// <param name="CloseTime">The bar's, UTC.</param>
/// <param name="Volatility">Expected root of the sum of squared log returns, a fraction of the price.</param>
/// <param name="VolatilityScore">The same against what is usual; null while that is not known.</param>
/// <param name="Outlook">Null without a classifier, or before it knows enough.</param>
/// <param name="Tradability">With its parts; without a score where the cost is not known.</param>
public readonly record struct BarForecast(
    long Sequence,
    DateTime CloseTime,
    double Volatility,
    double? VolatilityScore,
    OutlookForecast? Outlook,
    Tradability Tradability);
