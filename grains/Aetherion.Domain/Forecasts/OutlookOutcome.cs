using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>What was forecast of 60 bars, and what they were.</summary>
/// <param name="Sequence">The bar at whose close it was forecast.</param>
/// <param name="Forecast">What was said.</param>
/// <param name="Outcome">What came.</param>
public readonly record struct OutlookOutcome(long Sequence, OutlookForecast Forecast, Outlook Outcome);
