using System.Collections.Immutable;

namespace Aetherion.Domain.Learning.IsolationForests;

/// <summary>
/// An isolation forest (Liu, Ting and Zhou 2008): rows that random splits isolate early are odd. The score of a row is
/// s = 2^(-E[h] / c(sample size)), E[h] the mean over the trees of the edges to its leaf plus c(training rows in that
/// leaf): towards 1 for an anomaly, about 0.5 where nothing stands out, below for the middle of the data.
/// <para>Immutable; any number of callers may score at the same time. The same rows and seed give the same forest.</para>
/// </summary>
public sealed class IsolationForest
{
    /// <summary>The most rows a tree may grow from; its depth is then at most 12.</summary>
    public const int SampleSizeMax = 4096;

    private readonly CompleteTrees _nodes;

    /// <summary>A forest of known trees.</summary>
    /// <param name="trees">At least one.</param>
    /// <param name="featureCount">Columns of a row.</param>
    /// <param name="sampleSize">The rows each tree grew from.</param>
    /// <param name="formula">How c(n) is computed.</param>
    /// <exception cref="ArgumentException">An array is no tree, or too deep for the sample size.</exception>
    public IsolationForest(
        ImmutableArray<IsolationTree> trees,
        int featureCount,
        int sampleSize,
        PathLengthFormula formula = PathLengthFormula.Exact)
    {
        ThrowIfImpossible(trees, featureCount, sampleSize, formula);
        Trees = trees;
        FeatureCount = featureCount;
        SampleSize = sampleSize;
        Formula = formula;
        AveragePath = AveragePathLength.Of(sampleSize, formula);
        _nodes = new CompleteTrees(trees, trees.Max(tree => tree.CheckedDepth(featureCount)), formula);
    }

    /// <summary>The trees.</summary>
    public ImmutableArray<IsolationTree> Trees { get; }

    /// <summary>Columns of a row.</summary>
    public int FeatureCount { get; }

    /// <summary>The rows each tree grew from.</summary>
    public int SampleSize { get; }

    /// <summary>How c(n) is computed.</summary>
    public PathLengthFormula Formula { get; }

    /// <summary>c(sample size): the path length of a row with score 0.5.</summary>
    public double AveragePath { get; }

    /// <summary>Grows a forest on a training window.</summary>
    /// <exception cref="ArgumentException">There are fewer than two rows, or the options cannot be.</exception>
    public static IsolationForest Fit(
        ObservationMatrix window, IsolationForestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(window);
        options ??= new IsolationForestOptions();
        options.ThrowIfInvalid();
        if (window.RowCount < 2)
        {
            throw new ArgumentException(
                $"The training window has {window.RowCount} rows; a forest needs at least 2.", nameof(window));
        }

        int sampleSize = Math.Min(options.SampleSize, window.RowCount);
        IsolationTree[] trees = new IsolationTree[options.TreeCount];
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = options.Parallelism,
            CancellationToken = cancellationToken,
        };
        Parallel.For(
            0,
            trees.Length,
            parallel,
            () => new IsolationTreeGrower(window, sampleSize),
            (index, _, grower) =>
            {
                trees[index] = grower.Grow(new Random(SeedOf(options.Seed, index)));
                return grower;
            },
            _ => { });
        return new IsolationForest([.. trees], window.ColumnCount, sampleSize, options.Formula);
    }

    /// <summary>The score of one row, in (0, 1].</summary>
    /// <exception cref="ArgumentException">The row has another length, or a value is NaN, infinite or too large.</exception>
    public double Score(ReadOnlySpan<double> row) => ScoreOf(MeanPathLength(row));

    /// <summary>The scores of all rows.</summary>
    public double[] Score(ObservationMatrix rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.ColumnCount != FeatureCount)
            throw WrongLength(rows.ColumnCount);
        double[] scores = new double[rows.RowCount];
        _nodes.AddPathLengths(rows, scores);
        foreach (ref double score in scores.AsSpan())
            score = ScoreOf(score / Trees.Length);
        return scores;
    }

    /// <summary>E[h] of one row, in edges.</summary>
    /// <exception cref="ArgumentException">The row has another length, or a value is NaN, infinite or too large.</exception>
    public double MeanPathLength(ReadOnlySpan<double> row)
    {
        ThrowIfUnusable(row);
        return _nodes.PathLength(row) / Trees.Length;
    }

    /// <summary>
    /// Which features made the path short: a split adds c(n) - 1 - c(n') to its feature, by how much the path got
    /// shorter than was to be expected when a node of n rows led to one of n'. These telescope, so the mean over the
    /// trees adds up to c(sample size) - E[h], which is c(sample size) * (1 + log2 of the score). Parts may be negative.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="contributions">One for each feature, in edges.</param>
    /// <returns>E[h], as <see cref="MeanPathLength"/>.</returns>
    public double Explain(ReadOnlySpan<double> row, Span<double> contributions)
    {
        ThrowIfUnusable(row);
        if (contributions.Length != FeatureCount)
            throw WrongLength(contributions.Length);
        contributions.Clear();
        double length = _nodes.Explain(row, contributions) / Trees.Length;
        foreach (ref double contribution in contributions)
            contribution /= Trees.Length;
        return length;
    }

    /// <summary>The depth limit of a tree: ceil(log2(sample size)).</summary>
    internal static int DepthOf(int sampleSize)
    {
        int depth = 0;
        while (1 << depth < sampleSize)
            depth++;
        return depth;
    }

    private static int SeedOf(int seed, int tree) => unchecked((seed * 1_000_003) + (tree * 7919) + 1);

    private static void ThrowIfImpossible(
        ImmutableArray<IsolationTree> trees, int featureCount, int sampleSize, PathLengthFormula formula)
    {
        if (trees.IsDefaultOrEmpty || trees.Length > IsolationForestOptions.TreeCountMax)
            throw new ArgumentException($"A forest has 1 to {IsolationForestOptions.TreeCountMax} trees.");
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);
        if (sampleSize is < 2 or > SampleSizeMax)
            throw new ArgumentException($"A tree grows from 2 to {SampleSizeMax} rows, not {sampleSize}.");
        if (!Enum.IsDefined(formula))
            throw new ArgumentException($"There is no path length formula {formula}.");
        foreach (IsolationTree tree in trees)
        {
            if (tree.CheckedDepth(featureCount) > DepthOf(sampleSize) || tree.SampleCount[0] != sampleSize)
                throw new ArgumentException($"A tree is too deep, or did not grow from {sampleSize} rows.");
        }
    }

    private double ScoreOf(double meanPathLength) => Math.Pow(2, -meanPathLength / AveragePath);

    private void ThrowIfUnusable(ReadOnlySpan<double> row)
    {
        if (row.Length != FeatureCount)
            throw WrongLength(row.Length);
        foreach (double value in row)
        {
            if (!ObservationMatrix.IsUsable(value))
                throw new ArgumentException($"A row holds {value}; leave out rows that are not finite.", nameof(row));
        }
    }

    private ArgumentException WrongLength(int length) =>
        new($"The forest has {FeatureCount} features, the row has {length}.");
}
