namespace Aetherion.Domain.Monitoring;

/// <summary>
/// The population stability index: the sum over bins of (a - e) ln(a / e), where e is the share of rows in training and a
/// the share live (Siddiqi 2006; it is the symmetric Kullback-Leibler divergence). Dimensionless, 0 for equal shares.
/// </summary>
public static class PopulationStability
{
    /// <summary>Smaller shares count as this, so that an empty bin costs much and not infinity.</summary>
    public const double ShareMin = 1e-4;

    /// <param name="expected">Shares of each bin in training.</param>
    /// <param name="counts">Rows of each bin live; at least one in all.</param>
    /// <exception cref="ArgumentException">The bins differ in number, or there are no rows.</exception>
    public static double Index(ReadOnlySpan<double> expected, ReadOnlySpan<int> counts)
    {
        long total = 0;
        foreach (int count in counts)
        {
            total += count;
        }

        if (expected.Length != counts.Length || total == 0)
            throw new ArgumentException($"{counts.Length} bins with {total} rows do not compare with {expected.Length}.");
        double index = 0;
        for (int bin = 0; bin < counts.Length; bin++)
        {
            double share = Math.Max(counts[bin] / (double)total, ShareMin);
            double reference = Math.Max(expected[bin], ShareMin);
            index += (share - reference) * Math.Log(share / reference);
        }

        return index;
    }
}
