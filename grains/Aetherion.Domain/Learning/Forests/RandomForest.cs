namespace Aetherion.Domain.Learning.Forests;

/// <summary>
/// A random forest (Breiman 2001) of histogram-binned trees for classes or for numbers: each tree grows on its own draw
/// of the rows and looks at a few features for each split; what the trees' leaves say is averaged. Missing values go to
/// the side that was better in training. The same rows, options and seed give the same forest, bit for bit.
/// </summary>
public sealed class RandomForest : IProbabilityModel
{
    private readonly DecisionTree[] _trees;
    private readonly PackedTrees _packed;
    private readonly double[] _importances;

    internal RandomForest(FeatureBins bins, DecisionTree[] trees, bool isClassifier, double[] importances)
    {
        Bins = bins;
        _trees = trees;
        _packed = PackedTrees.Of(trees);
        IsClassifier = isClassifier;
        _importances = importances;
    }

    /// <summary>Number of features.</summary>
    public int FeatureCount => Bins.FeatureCount;

    /// <summary>Number of classes; 1 for a forest that predicts numbers.</summary>
    public int ClassCount => _trees[0].ValueCount;

    /// <summary>Whether the forest predicts probabilities of classes, not a number.</summary>
    public bool IsClassifier { get; }

    /// <summary>The trees in the order they were drawn.</summary>
    public IReadOnlyList<DecisionTree> Trees => _trees;

    /// <summary>Share of each feature in what all splits gained; they sum to one unless there is no split.</summary>
    public ReadOnlySpan<double> FeatureImportances => _importances;

    /// <summary>Follows from the content alone.</summary>
    public string Version => field ??= RandomForestDocument.VersionOf(this);

    internal FeatureBins Bins { get; }

    /// <summary>Grows a forest that gives classes their probabilities.</summary>
    /// <param name="rows">The training window.</param>
    /// <param name="labels">The class of each row, 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="classCount">Number of classes, at least two.</param>
    /// <param name="options">How to grow it; null for the usual.</param>
    /// <param name="rowWeights">A weight for each row; empty for 1 each.</param>
    /// <exception cref="ArgumentException">There are too few rows, all are of one class, or lengths differ.</exception>
    public static RandomForest FitClassifier(
        FeatureMatrix rows, ReadOnlySpan<int> labels, int classCount, RandomForestOptions? options = null,
        ReadOnlySpan<double> rowWeights = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new RandomForestOptions();
        options.ThrowIfInvalid(rows.RowCount);
        ClassWeights.ThrowUnlessTrainable(labels, rows.RowCount, classCount);
        double[] weights = ClassWeights.OfRows(
            labels, options.ClassWeights, options.BalancedClasses, rowWeights, classCount, rows.RowCount);
        return Grow(rows, ForestTarget.OfClasses(labels, weights, classCount), options, true);
    }

    /// <summary>Grows a forest that predicts a number, the mean of the leaves.</summary>
    /// <param name="rows">The training window.</param>
    /// <param name="targets">The number of each row; finite.</param>
    /// <param name="options">How to grow it; null for the usual. It must not weigh classes.</param>
    /// <param name="rowWeights">A weight for each row; empty for 1 each.</param>
    /// <exception cref="ArgumentException">There are too few rows, lengths differ, or a number cannot be
    /// used.</exception>
    public static RandomForest FitRegressor(
        FeatureMatrix rows, ReadOnlySpan<double> targets, RandomForestOptions? options = null,
        ReadOnlySpan<double> rowWeights = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new RandomForestOptions();
        options.ThrowIfInvalid(rows.RowCount);
        NumericTargets.ThrowUnlessUsable(targets, rows.RowCount, options.ClassWeights, options.BalancedClasses);
        double[] weights = ClassWeights.Of(rowWeights, rows.RowCount);
        return Grow(rows, ForestTarget.OfNumbers(targets, weights), options, false);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The forest predicts numbers.</exception>
    public void PredictProbabilities(ReadOnlySpan<double> row, Span<double> probabilities)
    {
        if (!IsClassifier)
            throw new InvalidOperationException("This forest predicts numbers; call Predict.");
        Span<byte> bins = stackalloc byte[FeatureCount];
        Bins.Bin(row, bins);
        Span<double> sums = probabilities[..ClassCount];
        sums.Clear();
        _packed.Add(bins, sums);
        Normalise(sums);
    }

    /// <summary>The number predicted for a row. Allocates nothing.</summary>
    /// <exception cref="InvalidOperationException">The forest predicts classes.</exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        if (IsClassifier)
            throw new InvalidOperationException("This forest predicts classes; call PredictProbabilities.");
        Span<byte> bins = stackalloc byte[FeatureCount];
        Bins.Bin(row, bins);
        double sum = 0;
        _packed.Add(bins, new Span<double>(ref sum));
        return sum / _trees.Length;
    }

    private static RandomForest Grow(
        FeatureMatrix rows, ForestTarget target, RandomForestOptions options, bool isClassifier)
    {
        FeatureBins featureBins = FeatureBins.Fit(rows, options.BinCount);
        byte[] bins = featureBins.Bin(rows);
        Random random = new(options.Seed);
        int[] seeds = [.. Enumerable.Range(0, options.TreeCount).Select(_ => random.Next())];
        DecisionTree[] trees = new DecisionTree[options.TreeCount];
        double[][] gains = new double[options.TreeCount][];
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = options.Parallelism,
            CancellationToken = options.Cancellation,
        };
        Parallel.For(
            0, trees.Length, parallel,
            () => new ForestTreeGrower(bins, featureBins, target, options, isClassifier),
            (tree, _, grower) =>
            {
                gains[tree] = new double[rows.ColumnCount];
                trees[tree] = grower.Grow(seeds[tree], gains[tree]);
                return grower;
            },
            _ => { });
        return new RandomForest(featureBins, trees, isClassifier, Importances.Mean(gains));
    }

    private static void Normalise(Span<double> sums)
    {
        double total = 0;
        foreach (double sum in sums)
            total += sum;
        for (int label = 0; label < sums.Length; label++)
            sums[label] /= total;
    }
}
