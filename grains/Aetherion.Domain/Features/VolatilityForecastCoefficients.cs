namespace Aetherion.Domain.Features;

/// <summary>
/// The weights of <see cref="VolatilityForecast"/>: change of the log volatility per unit of each term. Fitted by least
/// squares on BTCUSDT one-minute bars from 2024-01-08 to 2024-06-30; all terms are without scale, so they serve every
/// symbol.
/// </summary>
/// <param name="Bars5">ln volatility over a half-life of 5 bars, less the slow level.</param>
/// <param name="Bars15">The same over 15 bars.</param>
/// <param name="Bars60">Over 60 bars.</param>
/// <param name="Bars240">Over 240 bars.</param>
/// <param name="Session">Over one session.</param>
/// <param name="Volume5">ln mean volume over a half-life of 5 bars, less the slow one.</param>
/// <param name="Volume60">The same over 60 bars.</param>
/// <param name="Season">Half the logarithm of the seasonal profile of the next 60 bars.</param>
/// <param name="Intercept">What is added to the slow level.</param>
public sealed record VolatilityForecastCoefficients(
    double Bars5,
    double Bars15,
    double Bars60,
    double Bars240,
    double Session,
    double Volume5,
    double Volume60,
    double Season,
    double Intercept)
{
    public static VolatilityForecastCoefficients Default { get; } =
        new(0.0890, 0.1817, 0.1444, 0.2389, 0.0112, 0.1649, -0.0070, 0.2091, 0.0085);
}
