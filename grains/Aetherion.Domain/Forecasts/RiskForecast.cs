namespace Aetherion.Domain.Forecasts;

/// <summary>
/// The volatility expected of the next 60 bars. Realised volatility is the root of the sum of squared log returns over
/// bars t+1 to t+60; it is not annualised.
/// </summary>
/// <param name="LogVolatility">The expected natural logarithm of the realised volatility.</param>
/// <param name="Volatility">The root of the expected realised variance, a fraction of the price; larger than the
/// exponential of <paramref name="LogVolatility"/>, because volatility has a long tail.</param>
/// <param name="Excess">
/// <paramref name="LogVolatility"/> less the logarithm of what the last 1440 bars had per 60 bars: above 0 the next
/// hour is expected to be wilder than the last day. Without scale: it means the same on every symbol.
/// </param>
public readonly record struct RiskForecast(double LogVolatility, double Volatility, double Excess);
