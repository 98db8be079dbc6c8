namespace Aetherion.Domain.Learning.IsolationForests;

/// <summary>How an <see cref="IsolationForest"/> is grown; the defaults are those of the paper.</summary>
public sealed record IsolationForestOptions
{
    /// <summary>The most trees.</summary>
    public const int TreeCountMax = 10_000;

    /// <summary>Number of trees.</summary>
    public int TreeCount { get; init; } = 100;

    /// <summary>
    /// Rows drawn without replacement for each tree, at most <see cref="IsolationForest.SampleSizeMax"/>; all rows where
    /// there are fewer.
    /// </summary>
    public int SampleSize { get; init; } = 256;

    /// <summary>How c(n) is computed.</summary>
    public PathLengthFormula Formula { get; init; }

    /// <summary>Seed of all random choices.</summary>
    public int Seed { get; init; }

    /// <summary>Trees that grow at the same time. The result does not depend on it.</summary>
    public int Parallelism { get; init; } = 1;

    internal void ThrowIfInvalid()
    {
        if (TreeCount is < 1 or > TreeCountMax)
            throw new ArgumentException($"A forest has 1 to {TreeCountMax} trees, not {TreeCount}.");
        if (SampleSize is < 2 or > IsolationForest.SampleSizeMax)
        {
            throw new ArgumentException(
                $"A tree grows from 2 to {IsolationForest.SampleSizeMax} rows, not {SampleSize}.");
        }

        if (!Enum.IsDefined(Formula))
            throw new ArgumentException($"There is no path length formula {Formula}.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Parallelism, 1);
    }
}
