namespace Aetherion.Lab.Evaluation;

/// <summary>
/// Population stability index: sum of (q - p) ln(q / p) over bins that each hold an equal share of the training values.
/// Above 0.1 something has moved, above 0.25 much has (a rule of thumb).
/// </summary>
public static class PopulationStability
{
    /// <summary>Bins: deciles of training.</summary>
    public const int BinCount = 10;

    /// <summary>The least share of a bin, so that an empty one stays finite.</summary>
    private const double ShareMin = 1e-4;

    /// <summary>The index of later values against training; null when one of them is empty.</summary>
    public static double? Of(ReadOnlySpan<double> training, ReadOnlySpan<double> later)
    {
        if (training.IsEmpty || later.IsEmpty)
            return null;
        double[] sorted = training.ToArray();
        Array.Sort(sorted);
        double[] edges = new double[BinCount - 1];
        for (int edge = 0; edge < edges.Length; edge++)
        {
            edges[edge] = sorted[(int)((edge + 1L) * sorted.Length / BinCount)];
        }

        double[] expected = Shares(training, edges);
        double[] found = Shares(later, edges);
        double sum = 0;
        for (int bin = 0; bin < BinCount; bin++)
        {
            sum += (found[bin] - expected[bin]) * Math.Log(found[bin] / expected[bin]);
        }

        return sum;
    }

    private static double[] Shares(ReadOnlySpan<double> values, double[] edges)
    {
        double[] counts = new double[BinCount];
        foreach (double value in values)
        {
            int bin = 0;
            while (bin < edges.Length && value >= edges[bin])
            {
                bin++;
            }

            counts[bin]++;
        }

        int total = values.Length;
        return Array.ConvertAll(counts, count => Math.Max(count / total, ShareMin));
    }
}
