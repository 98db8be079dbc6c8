using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>
/// Gradient boosting with histograms (Friedman 2001; Ke and others 2017): trees are added one after another, each to
/// what
/// the sum of those before it gets wrong. For several classes a round has a tree each and probabilities are the softmax
/// of the sums; two classes share one; numbers are predicted by squared error. The same rows, options and seed give the
/// same model, bit for bit, on any number of threads.
/// </summary>
public sealed class GradientBoosting : IProbabilityModel
{
    private readonly DecisionTree[] _trees;
    private readonly PackedTrees _packed;
    private readonly double[] _start;
    private readonly double[] _importances;

    internal GradientBoosting(
        BoostingTask task, FeatureBins bins, double[] start, DecisionTree[] trees, double[] importances)
    {
        Task = task;
        Bins = bins;
        _start = start;
        _trees = trees;
        _packed = PackedTrees.Of(trees);
        _importances = importances;
    }

    /// <summary>What is predicted.</summary>
    public BoostingTask Task { get; }

    /// <summary>Number of features.</summary>
    public int FeatureCount => Bins.FeatureCount;

    /// <summary>Number of classes; 1 for a model that predicts numbers.</summary>
    public int ClassCount => Task == BoostingTask.Binary ? 2 : _start.Length;

    /// <summary>Rounds that were kept.</summary>
    public int RoundCount => _trees.Length / _start.Length;

    /// <summary>The trees, round by round, in each one for every score.</summary>
    public IReadOnlyList<DecisionTree> Trees => _trees;

    /// <summary>Share of each feature in what all splits gained; they sum to one unless there is no split.</summary>
    public ReadOnlySpan<double> FeatureImportances => _importances;

    /// <summary>Follows from the content alone.</summary>
    public string Version => field ??= GradientBoostingDocument.VersionOf(this);

    internal FeatureBins Bins { get; }

    internal ReadOnlySpan<double> StartScores => _start;

    /// <summary>Fits a model that gives classes their probabilities.</summary>
    /// <param name="rows">The training window, oldest first.</param>
    /// <param name="labels">The class of each row, 0 to <paramref name="classCount"/> - 1.</param>
    /// <param name="classCount">Number of classes, at least two.</param>
    /// <param name="options">How to fit it; null for the usual.</param>
    /// <param name="rowWeights">A weight for each row; empty for 1 each.</param>
    /// <exception cref="ArgumentException">There are too few rows, all that are fitted are of one class, or lengths
    /// differ.</exception>
    public static GradientBoosting FitClassifier(
        FeatureMatrix rows, ReadOnlySpan<int> labels, int classCount, GradientBoostingOptions? options = null,
        ReadOnlySpan<double> rowWeights = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new GradientBoostingOptions();
        options.ThrowIfInvalid();
        ClassWeights.ThrowUnlessTrainable(labels, rows.RowCount, classCount);
        int fittedCount = options.Slices(rows.RowCount).FittedCount;
        ClassWeights.ThrowUnlessTrainable(labels[..fittedCount], fittedCount, classCount);
        double[] weights = ClassWeights.OfRows(
            labels, options.ClassWeights, options.BalancedClasses, rowWeights, classCount, fittedCount);
        bool isBinary = classCount == 2;
        BoostingLoss loss = isBinary
            ? new BinaryLoss(labels.ToArray(), weights)
            : new SoftmaxLoss(labels.ToArray(), weights, classCount);
        return new BoostingTrainer(rows, loss, options)
            .Fit(isBinary ? BoostingTask.Binary : BoostingTask.Multiclass);
    }

    /// <summary>Fits a model that predicts a number.</summary>
    /// <param name="rows">The training window, oldest first.</param>
    /// <param name="targets">The number of each row; finite.</param>
    /// <param name="options">How to fit it; null for the usual. It must not weigh classes.</param>
    /// <param name="rowWeights">A weight for each row; empty for 1 each.</param>
    /// <exception cref="ArgumentException">There are too few rows, lengths differ, or a number cannot be
    /// used.</exception>
    public static GradientBoosting FitRegressor(
        FeatureMatrix rows, ReadOnlySpan<double> targets, GradientBoostingOptions? options = null,
        ReadOnlySpan<double> rowWeights = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new GradientBoostingOptions();
        options.ThrowIfInvalid();
        NumericTargets.ThrowUnlessUsable(targets, rows.RowCount, options.ClassWeights, options.BalancedClasses);
        double[] weights = ClassWeights.Of(rowWeights, rows.RowCount);
        return new BoostingTrainer(rows, new SquaredErrorLoss(targets.ToArray(), weights), options)
            .Fit(BoostingTask.Regression);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The model predicts numbers.</exception>
    public void PredictProbabilities(ReadOnlySpan<double> row, Span<double> probabilities)
    {
        if (Task == BoostingTask.Regression)
            throw new InvalidOperationException("This model predicts numbers; call Predict.");
        Span<double> scores = probabilities[..ClassCount];
        AddScores(row, scores[..Channels]);
        if (Task == BoostingTask.Multiclass)
        {
            Softmax.Apply(scores);
            return;
        }

        scores[1] = BinaryLoss.Probability(scores[0]);
        scores[0] = 1 - scores[1];
    }

    /// <summary>The number predicted for a row. Allocates nothing.</summary>
    /// <exception cref="InvalidOperationException">The model predicts classes.</exception>
    public double Predict(ReadOnlySpan<double> row)
    {
        if (Task != BoostingTask.Regression)
            throw new InvalidOperationException("This model predicts classes; call PredictProbabilities.");
        double score = 0;
        AddScores(row, new Span<double>(ref score));
        return score;
    }

    private int Channels => _start.Length;

    private void AddScores(ReadOnlySpan<double> row, Span<double> scores)
    {
        Span<byte> bins = stackalloc byte[FeatureCount];
        Bins.Bin(row, bins);
        _start.CopyTo(scores);
        _packed.Add(bins, scores);
    }
}
