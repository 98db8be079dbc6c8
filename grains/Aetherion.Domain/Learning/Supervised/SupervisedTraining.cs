using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Calibration;
using Aetherion.Domain.Learning.Forests;
using Aetherion.Domain.Learning.Metrics;

namespace Aetherion.Domain.Learning.Supervised;

/// <summary>
/// Trains a <see cref="SupervisedModel"/>: walks forward through the training rows, fits calibration and decision weights
/// on what the members say of stretches they have not seen, and then fits the members on all rows.
/// </summary>
public sealed class SupervisedTraining
{
    private readonly FeatureMatrix _rows;
    private readonly int[] _labels;
    private readonly int _classCount;
    private readonly SupervisedRecipe _recipe;

    private SupervisedTraining(FeatureMatrix rows, int[] labels, int classCount, SupervisedRecipe recipe)
    {
        _rows = rows;
        _labels = labels;
        _classCount = classCount;
        _recipe = recipe;
    }

    /// <summary>Trains a model.</summary>
    /// <param name="rows">The training rows, oldest first.</param>
    /// <param name="labels">The class of each row.</param>
    /// <param name="times">When each row is, in bars; not falling.</param>
    /// <param name="featureNames">What a row consists of, in order.</param>
    /// <param name="classNames">The classes, in order.</param>
    /// <param name="recipe">How to train; null for the usual.</param>
    /// <exception cref="ArgumentException">There are too few rows for the folds, a fold has one class only, or lengths
    /// differ.</exception>
    public static SupervisedFit Fit(
        FeatureMatrix rows, ReadOnlySpan<int> labels, ReadOnlySpan<long> times, IReadOnlyList<string> featureNames,
        IReadOnlyList<string> classNames, SupervisedRecipe? recipe = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(classNames);
        if (times.Length != rows.RowCount || labels.Length != rows.RowCount)
            throw new ArgumentException($"{rows.RowCount} rows have {labels.Length} labels and {times.Length} times.");
        recipe ??= new SupervisedRecipe();
        IReadOnlyList<WalkForwardFold> folds = WalkForwardFold.Split(
            times, recipe.FoldCount, recipe.FirstShare, recipe.PurgedBars, recipe.EmbargoBars);
        SupervisedTraining training = new(rows, labels.ToArray(), classNames.Count, recipe);
        int[] judged = [.. folds.SelectMany(fold => Enumerable.Range(fold.FirstJudged, fold.JudgedCount))];
        double[] probabilities = [.. folds.SelectMany(training.Judge)];
        int[] judgedLabels = Array.ConvertAll(judged, row => training._labels[row]);
        VectorScaling calibration = VectorScaling.Fit(judgedLabels, probabilities, recipe.CalibrationPenalty);
        double[] weights = DecisionWeights.Fit(judgedLabels, Calibrated(probabilities, calibration));
        SupervisedModel model = new(
            training.FitMembers(rows.RowCount), calibration, weights, featureNames, classNames);
        return new SupervisedFit(model, folds, judged, probabilities);
    }

    private double[] Judge(WalkForwardFold fold)
    {
        IProbabilityModel[] members = FitMembers(fold.FittedCount);
        double[] probabilities = new double[fold.JudgedCount * _classCount];
        for (int row = 0; row < fold.JudgedCount; row++)
        {
            MemberMean.Predict(
                members, _rows.Row(fold.FirstJudged + row), probabilities.AsSpan(row * _classCount, _classCount));
        }

        return probabilities;
    }

    private IProbabilityModel[] FitMembers(int rowCount)
    {
        FeatureMatrix rows = _rows.Slice(0, rowCount);
        ReadOnlySpan<int> labels = _labels.AsSpan(0, rowCount);
        List<IProbabilityModel> members = [];
        int seed = _recipe.Seed;
        foreach (GradientBoostingOptions options in _recipe.BoostingMembers)
        {
            for (int count = 0; count < _recipe.SeedCount; count++)
                members.Add(GradientBoosting.FitClassifier(rows, labels, _classCount, Prepare(options, seed++)));
        }

        foreach (RandomForestOptions options in _recipe.ForestMembers)
            members.Add(RandomForest.FitClassifier(rows, labels, _classCount, Prepare(options, seed++)));
        return [.. members];
    }

    private GradientBoostingOptions Prepare(GradientBoostingOptions options, int seed) => options with
    {
        Seed = seed,
        Parallelism = _recipe.Parallelism,
        Cancellation = _recipe.Cancellation,
    };

    private RandomForestOptions Prepare(RandomForestOptions options, int seed) => options with
    {
        Seed = seed,
        Parallelism = _recipe.Parallelism,
        Cancellation = _recipe.Cancellation,
    };

    private static double[] Calibrated(double[] probabilities, VectorScaling calibration)
    {
        double[] calibrated = [.. probabilities];
        for (int from = 0; from < calibrated.Length; from += calibration.ClassCount)
            calibration.Calibrate(calibrated.AsSpan(from, calibration.ClassCount));
        return calibrated;
    }
}
