using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>What is expected of the 60 bars after a bar, made from bars up to it.</summary>
/// <param name="Sequence">The bar's.</param>
/// <param name="BarCloseTime">The bar's, UTC.</param>
/// <param name="Volatility">Expected root of the sum of squared log returns over the 60 bars, a fraction of the
/// price; not annualised.</param>
/// <param name="VolatilityScore">How far that lies above what is usual for the symbol, in running standard deviations of
/// its logarithm; null while that is not known.</param>
/// <param name="Outlook">What the 60 bars are expected to be; null where no classifier serves or knows enough.</param>
/// <param name="Probabilities">Of the outlooks; null together with <paramref name="Outlook"/>.</param>
/// <param name="Agreement">Mean of P(Bull) - P(Bear) over the timeframes whose regime is known, -1 to 1; null without
/// any. As of the call, not of the bar.</param>
/// <param name="Tradability">How well the symbol can be traded; null where what trading costs is not known.</param>
/// <param name="IsOnByDefault">Whether the recorded evidence says that the forecast beats its baselines.</param>
/// <param name="ClassifierVersion">The model behind the outlook; null without one.</param>
public sealed record SymbolForecast(
    long Sequence,
    DateTime BarCloseTime,
    double Volatility,
    double? VolatilityScore,
    Outlook? Outlook,
    OutlookProbabilities? Probabilities,
    double? Agreement,
    TradabilityScore? Tradability,
    bool IsOnByDefault,
    string? ClassifierVersion);
