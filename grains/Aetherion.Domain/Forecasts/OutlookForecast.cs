using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>What the next 60 bars are expected to be.</summary>
/// <param name="Range">Probability that they are a range.</param>
/// <param name="Trend">Probability that they are a trend.</param>
/// <param name="HighRisk">Probability that they are of high risk.</param>
/// <param name="Decision">The outlook named; not always the most probable, see <see cref="OutlookRule"/>.</param>
public readonly record struct OutlookForecast(double Range, double Trend, double HighRisk, Outlook Decision);
