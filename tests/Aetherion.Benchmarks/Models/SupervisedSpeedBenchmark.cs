using System.Diagnostics;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Benchmarks.Models;

/// <summary>How long forest and boosting take to fit and to predict one row of the supervised set, one thread.</summary>
internal static class SupervisedSpeedBenchmark
{
    private const int RoundCount = 5;
    private const int ForestRoundCount = 3;
    private const double ForestFitSecondsMax = 6;
    private const double ForestFitReference = 17.4;
    private const double BoostingFitReference = 0.60;
    private const double BoostingFitShareMax = 0.8;
    private const double RowMicrosecondsMax = 10;

    public static IEnumerable<Figure> Run()
    {
        var train = SupervisedSet.Load("train");
        var test = SupervisedSet.Load("test");
        RandomForestOptions forestOptions = new() { TreeCount = 200, MinSamplesLeaf = 20, Seed = 1 };
        GradientBoostingOptions boostingOptions = new()
        {
            MaxRounds = 100,
            LearningRate = 0.05,
            MaxLeaves = 15,
            L2Regularization = 1,
        };
        var (boosting, boostingSeconds) = Fit(RoundCount, () => GradientBoosting.FitClassifier(
            train.Rows, train.Labels, SupervisedSet.ClassCount, boostingOptions));
        yield return Figure.AtMost(
            "gradient boosting fit", boostingSeconds, "s", BoostingFitShareMax * BoostingFitReference,
            $"100 rounds, 15 leaves, {train.Rows.RowCount} rows; scikit-learn {BoostingFitReference} to 0.66 in timings.json");
        foreach (var figure in OneRow("gradient boosting", boosting, test, "scikit-learn 1180"))
            yield return figure;

        var (forest, forestSeconds) = Fit(ForestRoundCount, () => RandomForest.FitClassifier(
            train.Rows, train.Labels, SupervisedSet.ClassCount, forestOptions));
        yield return Figure.AtMost(
            "random forest fit", forestSeconds, "s", ForestFitSecondsMax,
            $"200 trees, 20 rows a leaf; scikit-learn {ForestFitReference}");
        foreach (var figure in OneRow("random forest", forest, test, "scikit-learn 3650"))
            yield return figure;
    }

    private static (TModel Model, double Seconds) Fit<TModel>(int rounds, Func<TModel> fit)
    {
        var model = fit();
        List<double> seconds = [];
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            model = fit();
            seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return (model, Median.Of(seconds));
    }

    private static IEnumerable<Figure> OneRow(string name, IProbabilityModel model, SupervisedSet set, string reference)
    {
        var probabilities = new double[model.ClassCount];
        List<double> microseconds = [];
        var bytes = 0L;
        for (var round = 0; round <= RoundCount; round++)
        {
            bytes = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            for (var row = 0; row < set.Rows.RowCount; row++)
                model.PredictProbabilities(set.Rows.Row(row), probabilities);
            var elapsed = Stopwatch.GetElapsedTime(started);
            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            if (round > 0)
                microseconds.Add(elapsed.TotalMicroseconds / set.Rows.RowCount);
        }

        yield return Figure.AtMost(
            $"{name} one row", Median.Of(microseconds), "us", RowMicrosecondsMax,
            $"{set.Rows.RowCount} different rows one by one; {reference}");
        yield return Figure.AtMost($"{name} one row allocation", bytes, "B", 0, "all rows together");
    }
}
