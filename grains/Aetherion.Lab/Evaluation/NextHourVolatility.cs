namespace Aetherion.Lab.Evaluation;

/// <summary>
/// The realised volatility of the hour after each bar: the root of the sum of squared log returns over bars t + 1 to
/// t + 60.
/// </summary>
public static class NextHourVolatility
{
    /// <summary>Of every bar that 60 others follow, oldest first.</summary>
    public static double[] Of(IReadOnlyList<double> closes)
    {
        ArgumentNullException.ThrowIfNull(closes);
        double[] sums = PublishedRegimeScorer.RunningSquares(closes);
        double[] result = new double[Math.Max(0, closes.Count - PublishedRegimeScorer.HourBars)];
        for (int bar = 0; bar < result.Length; bar++)
        {
            // A difference of sums may fall below 0 by rounding.
            result[bar] = Math.Sqrt(Math.Max(0, sums[bar + PublishedRegimeScorer.HourBars] - sums[bar]));
        }

        return result;
    }
}
