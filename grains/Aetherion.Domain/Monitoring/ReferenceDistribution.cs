using System.Collections.Immutable;
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
        Deciles.Require($"{feature}", edges, shares);
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
        (ImmutableArray<double> edges, ImmutableArray<double> shares) = Deciles.Of($"{feature}", values);
        return new ReferenceDistribution(feature, edges, shares);
    }

    /// <summary>The bin of a value.</summary>
    public int BinOf(double value) => Deciles.BinOf(Edges, value);
}
