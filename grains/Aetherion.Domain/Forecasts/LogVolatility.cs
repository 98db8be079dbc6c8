namespace Aetherion.Domain.Forecasts;

/// <summary>Logarithms of volatilities, with a floor so that a market at rest has one.</summary>
public static class LogVolatility
{
    /// <summary>The least volatility per bar: a hundredth of a basis point.</summary>
    public const double FloorPerBar = 1e-6;

    /// <summary>The natural logarithm of the root of a variance per bar.</summary>
    public static double OfVariance(double variancePerBar) =>
        Math.Log(Math.Max(variancePerBar, FloorPerBar * FloorPerBar)) / 2;
}
