using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// The block-bootstrap interval of the crisis ratio: mean next-hour volatility of the bars of Crisis over that of the
/// bars of Sideways; and of its lead over the same ratio of a plain rule. Whole bars are resampled, so that the shares of the
/// labels vary as well.
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
        return ColumnsOf(labels, volatilities, range) is { } columns ? new BlockBootstrap(options).Of(Ratio, columns) : null;
    }

    /// <summary>Of the crisis ratio less that of a plain rule; null where there is no ratio.</summary>
    /// <param name="labels">Of all bars.</param>
    /// <param name="plainBars">Those that the plain rule calls crisis; its threshold is not drawn anew.</param>
    /// <param name="volatilities">Of the next hour, for every bar that has one.</param>
    /// <param name="range">Which bars.</param>
    /// <param name="options">Null for blocks of a day of minutes.</param>
    public static ConfidenceInterval? LessPlainRule(
        IReadOnlyList<Regime> labels, IReadOnlyList<int> plainBars, double[] volatilities, RowRange range,
        BlockBootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(plainBars);
        ArgumentNullException.ThrowIfNull(volatilities);
        if (plainBars.Count == 0 || ColumnsOf(labels, volatilities, range) is not { } columns)
            return null;
        double[] isPlain = new double[columns[0].Length];
        foreach (int bar in plainBars)
        {
            isPlain[bar - range.Start] = 1;
        }

        double[] plain = Product(volatilities.AsSpan(range.Start, isPlain.Length), isPlain);
        return new BlockBootstrap(options).Of(Lead, [.. columns, plain, isPlain]);
    }

    private static double[][]? ColumnsOf(IReadOnlyList<Regime> labels, double[] volatilities, RowRange range)
    {
        int count = Math.Min(range.End, volatilities.Length) - range.Start;
        if (count <= 0)
            return null;
        double[] isCrisis = Indicator(labels, Regime.Crisis, range.Start, count);
        double[] isSideways = Indicator(labels, Regime.Sideways, range.Start, count);
        if (!isCrisis.Contains(1) || !isSideways.Contains(1))
            return null;
        double[] crisis = Product(volatilities.AsSpan(range.Start, count), isCrisis);
        double[] sideways = Product(volatilities.AsSpan(range.Start, count), isSideways);
        return crisis.Max() > 0 && sideways.Max() > 0 ? [crisis, isCrisis, sideways, isSideways] : null;
    }

    /// <summary>A replicate without one of the labels, or without movement after Sideways, has no ratio and counts as none: 1.</summary>
    private static double Ratio(double[] means) =>
        means[1] > 0 && means[2] > 0 && means[3] > 0 ? means[0] / means[1] * means[3] / means[2] : 1;

    /// <summary>A replicate without a bar of the plain rule, or without a ratio, has no lead and counts as none: 0.</summary>
    private static double Lead(double[] means) => means[1] > 0 && means[2] > 0 && means[3] > 0 && means[5] > 0
        ? ((means[0] / means[1]) - (means[4] / means[5])) * means[3] / means[2]
        : 0;

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
