namespace Aetherion.Domain.Forecasts;

/// <summary>
/// The series that lead and lag are measured on: returns divided by their own exponentially weighted volatility of the
/// bars before, and clipped, so that storms, which come to all symbols at once, do not look like links.
/// </summary>
internal static class CascadeSeries
{
    /// <summary>The largest move, in volatilities.</summary>
    public const double Limit = 5;

    private const double VarianceFloor = 1e-14;

    /// <summary>Returns over the volatility of the bars before each.</summary>
    public static double[] Standardise(ReadOnlySpan<double> returns, double halfLife)
    {
        double weight = 1 - Math.Pow(2, -1 / halfLife);
        double[] moves = new double[returns.Length];
        double variance = VarianceFloor;
        for (int bar = 0; bar < moves.Length; bar++)
        {
            double deviation = Math.Sqrt(Math.Max(variance, VarianceFloor));
            moves[bar] = bar == 0 ? 0 : Math.Clamp(returns[bar] / deviation, -Limit, Limit);
            double rate = Math.Max(weight, 1.0 / (bar + 1));
            variance += rate * ((returns[bar] * returns[bar]) - variance);
        }

        return moves;
    }
}
