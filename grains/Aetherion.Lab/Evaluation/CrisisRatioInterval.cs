using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// The block-bootstrap interval of the crisis ratio: mean next-hour volatility of the bars of Crisis over that of the
/// bars of Sideways. Whole bars are resampled, so that the shares of the labels vary as well.
/// </summary>
public static class CrisisRatioInterval
{
    /// <summary>Of a range of bars; null when there is no ratio in it: without Crisis or Sideways, or
    /// without movement after one of them.</summary>
    /// <param name="labels">Of all bars.</param>
    /// <param name="volatilities">Of the next hour, for every bar that has one.</param>
    /// <param name="range">Which bars.</param>
    /// <param name="options">Null for blocks of a day of minutes.</param>
    public static ConfidenceInterval? Of(
        IReadOnlyList<Regime> labels, double[] volatilities, RowRange range, BlockBootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(volatilities);
        int count = Math.Min(range.End, volatilities.Length) - range.Start;
        if (count <= 0)
            return null;
        double[] isCrisis = Indicator(labels, Regime.Crisis, range.Start, count);
        double[] isSideways = Indicator(labels, Regime.Sideways, range.Start, count);
        if (!isCrisis.Contains(1) || !isSideways.Contains(1))
            return null;
        double[] crisis = Product(volatilities.AsSpan(range.Start, count), isCrisis);
        double[] sideways = Product(volatilities.AsSpan(range.Start, count), isSideways);
        return crisis.Max() > 0 && sideways.Max() > 0
            ? new BlockBootstrap(options).Of(Ratio, crisis, isCrisis, sideways, isSideways)
            : null;
    }

    /// <summary>A replicate without one of the labels, or without movement after Sideways, has no ratio and counts as none: 1.</summary>
    private static double Ratio(double[] means) =>
        means[1] > 0 && means[2] > 0 && means[3] > 0 ? means[0] / means[1] * means[3] / means[2] : 1;

    private static double[] Indicator(IReadOnlyList<Regime> labels, Regime regime, int start, int count)
    {
        double[] result = new double[count];
        for (int bar = 0; bar < count; bar++)
        {
            result[bar] = labels[start + bar] == regime ? 1 : 0;
        }

        return result;
    }

    private static double[] Product(ReadOnlySpan<double> values, double[] factors)
    {
        double[] result = new double[factors.Length];
        for (int bar = 0; bar < result.Length; bar++)
        {
            result[bar] = values[bar] * factors[bar];
        }

        return result;
    }
}
