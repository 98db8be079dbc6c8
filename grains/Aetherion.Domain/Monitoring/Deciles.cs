using System.Collections.Immutable;
using Aetherion.Domain.Learning;

namespace Aetherion.Domain.Monitoring;

/// <summary>The deciles of a column of training values, and which of their bins a value falls into.</summary>
internal static class Deciles
{
    /// <exception cref="ArgumentException">The edges do not ascend, or there is not one share more than edges.</exception>
    public static void Require(string name, ImmutableArray<double> edges, ImmutableArray<double> shares)
    {
        if (edges.IsDefault || edges.Length >= ReferenceDistribution.BinCountMax || !IsAscending(edges))
        {
            throw new ArgumentException(
                $"{name} needs at most {ReferenceDistribution.BinCountMax - 1} finite edges that ascend.");
        }

        if (shares.IsDefault || shares.Length != edges.Length + 1 || !shares.All(share => share is >= 0 and <= 1))
            throw new ArgumentException($"{name} needs {edges.Length + 1} shares from 0 to 1.");
    }

    /// <summary>Takes the deciles of training values; equal ones are one edge.</summary>
    /// <exception cref="ArgumentException">There are no values, or one cannot be used.</exception>
    public static (ImmutableArray<double> Edges, ImmutableArray<double> Shares) Of(string name, ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        if (sorted.Length == 0 || !Array.TrueForAll(sorted, ObservationMatrix.IsUsable))
            throw new ArgumentException($"{name} has no training values, or one that is not finite.", nameof(values));
        Array.Sort(sorted);
        const int binCount = ReferenceDistribution.BinCountMax;
        ImmutableArray<double> edges =
        [
            .. Enumerable.Range(1, binCount - 1)
                .Select(decile => sorted[(int)((long)decile * sorted.Length / binCount)])
                .Distinct(),
        ];
        double[] shares = new double[edges.Length + 1];
        foreach (double value in sorted)
        {
            shares[BinOf(edges, value)] += 1.0 / sorted.Length;
        }

        return (edges, [.. shares.Select(share => Math.Min(share, 1))]);
    }

    /// <summary>The bin of a value.</summary>
    public static int BinOf(ImmutableArray<double> edges, double value)
    {
        int bin = 0;
        while (bin < edges.Length && value > edges[bin])
            bin++;
        return bin;
    }

    private static bool IsAscending(ImmutableArray<double> edges)
    {
        for (int index = 0; index < edges.Length; index++)
        {
            if (!ObservationMatrix.IsUsable(edges[index]) || (index > 0 && !(edges[index] > edges[index - 1])))
                return false;
        }

        return true;
    }
}
