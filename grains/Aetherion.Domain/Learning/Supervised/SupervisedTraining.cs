using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Calibration;
using Aetherion.Domain.Learning.Forests;
using Aetherion.Domain.Learning.Metrics;

namespace Aetherion.Domain.Learning.Supervised;

/// <summary>
/// Trains a <see cref="SupervisedModel"/>: walks forward through the training rows, fits decision weights and, on the
/// latest stretch, a temperature to what the members say of stretches they have not seen, and then fits the members on
/// all rows.
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
        int latest = folds.TakeLast(Math.Max(1, recipe.CalibrationFoldCount)).Sum(fold => fold.JudgedCount);
        TemperatureScaling calibration = TemperatureScaling.Fit(
            judgedLabels.AsSpan(judged.Length - latest),
            probabilities.AsSpan(probabilities.Length - (latest * classNames.Count)));
        double[] weights = DecisionWeights.Fit(judgedLabels, Calibrated(probabilities, calibration));
        (IProbabilityModel[] members, double[] memberWeights) = training.FitMembers(rows.RowCount);
        SupervisedModel model = new(
            members, memberWeights, calibration, weights, featureNames, classNames);
        return new SupervisedFit(model, folds, judged, probabilities);
    }

    private double[] Judge(WalkForwardFold fold)
    {
        (IProbabilityModel[] members, double[] weights) = FitMembers(fold.FittedCount);
        double[] probabilities = new double[fold.JudgedCount * _classCount];
        for (int row = 0; row < fold.JudgedCount; row++)
        {
            MemberMean.Predict(
                members, weights, _rows.Row(fold.FirstJudged + row),
                probabilities.AsSpan(row * _classCount, _classCount));
        }

        return probabilities;
    }

    /// <summary>The members and their weights: all alike, split among those that differ in their seed only.</summary>
    private (IProbabilityModel[] Members, double[] Weights) FitMembers(int rowCount)
    {
        FeatureMatrix rows = _rows.Slice(0, rowCount);
        ReadOnlySpan<int> labels = _labels.AsSpan(0, rowCount);
        double weight = 1.0 / (_recipe.BoostingMembers.Count + _recipe.ForestMembers.Count);
        List<IProbabilityModel> members = [];
        List<double> weights = [];
        int seed = _recipe.Seed;
        foreach (GradientBoostingOptions options in _recipe.BoostingMembers)
        {
            int seedCount = options.RowShare < 1 || options.FeatureShare < 1 ? _recipe.SeedCount : 1;
            for (int count = 0; count < seedCount; count++)
            {
                members.Add(GradientBoosting.FitClassifier(rows, labels, _classCount, Prepare(options, seed++)));
                weights.Add(weight / seedCount);
            }
        }

        foreach (RandomForestOptions options in _recipe.ForestMembers)
        {
            members.Add(RandomForest.FitClassifier(rows, labels, _classCount, Prepare(options, seed++)));
            weights.Add(weight);
        }

        return ([.. members], [.. weights]);
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

    private static double[] Calibrated(double[] probabilities, TemperatureScaling calibration)
    {
        double[] calibrated = [.. probabilities];
        for (int from = 0; from < calibrated.Length; from += calibration.ClassCount)
            calibration.Calibrate(calibrated.AsSpan(from, calibration.ClassCount));
        return calibrated;
    }
}
