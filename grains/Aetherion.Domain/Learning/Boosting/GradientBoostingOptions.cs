using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>How a boosted model is fitted.</summary>
public sealed record GradientBoostingOptions
{
    /// <summary>The most rounds.</summary>
    public const int RoundCountMax = 10_000;

    /// <summary>The most rounds; each adds a tree per class, or one for two classes and for numbers.</summary>
    public int MaxRounds { get; init; } = 100;

    /// <summary>What share of each tree's advice is taken.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>The most leaves of a tree; the leaf whose split gains most is split next.</summary>
    public int MaxLeaves { get; init; } = 31;

    /// <summary>The fewest rows in a leaf.</summary>
    public int MinSamplesLeaf { get; init; } = 20;

    /// <summary>The smallest sum of second derivatives in a leaf.</summary>
    public double MinHessianLeaf { get; init; } = 1e-3;

    /// <summary>Added to each leaf's sum of second derivatives.</summary>
    public double L2Regularization { get; init; }

    /// <summary>The most bins of a feature.</summary>
    public int BinCount { get; init; } = FeatureBins.BinCountMax;

    /// <summary>Share of the rows, drawn anew each round, that its trees grow on.</summary>
    public double RowShare { get; init; } = 1;

    /// <summary>Share of the features, drawn anew for each tree, that it may split on.</summary>
    public double FeatureShare { get; init; } = 1;

    /// <summary>A weight for each class; null for 1 each.</summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    /// <summary>Whether classes weigh so much that all weigh the same together.</summary>
    public bool BalancedClasses { get; init; }

    /// <summary>Share of the rows, the latest, that nothing is fitted on and that say when to stop; 0 fits all rounds
    /// on all rows.</summary>
    public double ValidationShare { get; init; }

    /// <summary>Rows between the fitted ones and the latest that are used for neither, because their labels reach into
    /// the latest.</summary>
    public int PurgedRows { get; init; }

    /// <summary>Fitting stops when this many rounds brought no better loss on the latest rows; the best round is
    /// kept.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>Seed of all random choices.</summary>
    public int Seed { get; init; }

    /// <summary>Blocks of rows that are summed at the same time. The model does not depend on it.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>Stops between rounds with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    internal void ThrowIfInvalid()
    {
        ThrowUnless(MaxRounds is >= 1 and <= RoundCountMax, nameof(MaxRounds), MaxRounds);
        ThrowUnless(LearningRate is > 0 and <= 1, nameof(LearningRate), LearningRate);
        ThrowUnless(MaxLeaves is >= 2 and <= 1 << 16, nameof(MaxLeaves), MaxLeaves);
        ThrowUnless(MinSamplesLeaf >= 1, nameof(MinSamplesLeaf), MinSamplesLeaf);
        ThrowUnless(MinHessianLeaf is >= 0 and < double.PositiveInfinity, nameof(MinHessianLeaf), MinHessianLeaf);
        ThrowUnless(L2Regularization is >= 0 and < double.PositiveInfinity, nameof(L2Regularization), L2Regularization);
        ThrowUnless(RowShare is > 0 and <= 1, nameof(RowShare), RowShare);
        ThrowUnless(FeatureShare is > 0 and <= 1, nameof(FeatureShare), FeatureShare);
        ThrowUnless(ValidationShare is >= 0 and < 1, nameof(ValidationShare), ValidationShare);
        ThrowUnless(PurgedRows >= 0, nameof(PurgedRows), PurgedRows);
        ThrowUnless(Patience >= 1, nameof(Patience), Patience);
        ThrowUnless(Parallelism >= 1, nameof(Parallelism), Parallelism);
    }

    /// <summary>How many of the first rows are fitted, and from which row on the loss is watched.</summary>
    internal (int FittedCount, int FirstWatched) Slices(int rowCount)
    {
        int watched = (int)Math.Ceiling(ValidationShare * rowCount);
        int fitted = watched == 0 ? rowCount : rowCount - watched - PurgedRows;
        if (fitted < 2 * MinSamplesLeaf)
        {
            throw new ArgumentException(
                $"{rowCount} rows leave {Math.Max(0, fitted)} to fit on; {MinSamplesLeaf} rows a leaf need at least " +
                $"{2 * MinSamplesLeaf}.");
        }

        return (fitted, rowCount - watched);
    }

    private static void ThrowUnless(bool isValid, string name, object value)
    {
        if (!isValid)
            throw new ArgumentException($"{name} cannot be {value}.", name);
    }
}
