namespace Aetherion.Benchmarks.Reporting;

/// <summary>Medians and other order statistics of repeated measurements.</summary>
internal static class Median
{
    public static double Of(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>The smallest value at or below which the given share lies.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
            throw new ArgumentException("There is nothing to take a quantile of.", nameof(values));
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
