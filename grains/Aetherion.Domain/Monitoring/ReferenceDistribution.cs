using System.Collections.Immutable;
using Aetherion.Domain.Learning;
using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// How a feature was distributed over the training window: the edges of its deciles, in the feature's unit, and the share
/// of rows in each bin. Bin i holds values above edge i - 1 and up to edge i. Equal deciles are one edge, so a feature
/// that hardly moves has fewer bins.
/// </summary>
public sealed record ReferenceDistribution
{
    /// <summary>Bins of a feature that takes many values.</summary>
    public const int BinCountMax = 10;

    /// <exception cref="ArgumentException">The edges do not ascend, or there is not one share more than edges.</exception>
    public ReferenceDistribution(Feature feature, ImmutableArray<double> edges, ImmutableArray<double> shares)
    {
        if (!Enum.IsDefined(feature))
            throw new ArgumentException($"{feature} is no known feature.", nameof(feature));
        if (edges.IsDefault || edges.Length >= BinCountMax || !IsAscending(edges))
            throw new ArgumentException($"{feature} needs at most {BinCountMax - 1} finite edges that ascend.");
        if (shares.IsDefault || shares.Length != edges.Length + 1 || !shares.All(share => share is >= 0 and <= 1))
            throw new ArgumentException($"{feature} needs {edges.Length + 1} shares from 0 to 1.");
        Feature = feature;
        Edges = edges;
        Shares = shares;
    }

    /// <summary>What was measured.</summary>
    public Feature Feature { get; }

    /// <summary>Ascending, in the feature's unit.</summary>
    public ImmutableArray<double> Edges { get; }

    /// <summary>Share of the training rows in each bin.</summary>
    public ImmutableArray<double> Shares { get; }

    /// <summary>Takes the deciles of a feature's training values.</summary>
    /// <exception cref="ArgumentException">There are no values, or one cannot be used.</exception>
    public static ReferenceDistribution Fit(Feature feature, ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        if (sorted.Length == 0 || !Array.TrueForAll(sorted, ObservationMatrix.IsUsable))
            throw new ArgumentException($"{feature} has no training values, or one that is not finite.", nameof(values));
        Array.Sort(sorted);
        ImmutableArray<double> edges =
        [
            .. Enumerable.Range(1, BinCountMax - 1)
                .Select(decile => sorted[(int)((long)decile * sorted.Length / BinCountMax)])
                .Distinct(),
        ];
        double[] shares = new double[edges.Length + 1];
        foreach (double value in sorted)
        {
            shares[BinOf(edges, value)] += 1.0 / sorted.Length;
        }

        return new ReferenceDistribution(feature, edges, [.. shares.Select(share => Math.Min(share, 1))]);
    }

    /// <summary>The bin of a value.</summary>
    public int BinOf(double value) => BinOf(Edges, value);

    private static int BinOf(ImmutableArray<double> edges, double value)
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
