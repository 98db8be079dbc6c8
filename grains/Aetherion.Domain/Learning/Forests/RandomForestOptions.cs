namespace Aetherion.Domain.Learning.Forests;

/// <summary>How a random forest is grown.</summary>
public sealed record RandomForestOptions
{
    /// <summary>The most trees of a forest.</summary>
    public const int TreeCountMax = 10_000;

    /// <summary>Number of trees.</summary>
    public int TreeCount { get; init; } = 200;

    /// <summary>The fewest different rows in a leaf.</summary>
    public int MinSamplesLeaf { get; init; } = 20;

    /// <summary>The most splits above a leaf.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Features looked at for each split, drawn anew; 0 is the root of their number for classes and a third of
    /// it for numbers, rounded down.</summary>
    public int MaxFeatures { get; init; }

    /// <summary>Whether each tree grows on as many rows as there are, drawn with repetition.</summary>
    public bool Bootstrap { get; init; } = true;

    /// <summary>A weight for each class; null for 1 each.</summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    /// <summary>Whether classes weigh so much that all weigh the same together.</summary>
    public bool BalancedClasses { get; init; }

    /// <summary>The most bins of a feature.</summary>
    public int BinCount { get; init; } = FeatureBins.BinCountMax;

    /// <summary>Seed of all random choices.</summary>
    public int Seed { get; init; }

    /// <summary>Trees that grow at the same time. The forest does not depend on it.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>Stops between trees with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    internal int FeaturesPerSplit(int featureCount, bool isClassifier)
    {
        int usual = isClassifier ? (int)Math.Sqrt(featureCount) : featureCount / 3;
        return Math.Clamp(MaxFeatures == 0 ? usual : MaxFeatures, 1, featureCount);
    }

    internal void ThrowIfInvalid(int rowCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(TreeCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(TreeCount, TreeCountMax);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinSamplesLeaf, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDepth, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxFeatures);
        ArgumentOutOfRangeException.ThrowIfLessThan(Parallelism, 1);
        if (rowCount < 2 * MinSamplesLeaf)
        {
            throw new ArgumentException(
                $"A forest with {MinSamplesLeaf} rows a leaf needs at least {2 * MinSamplesLeaf} rows; got " +
                $"{rowCount}.");
        }
    }
}
