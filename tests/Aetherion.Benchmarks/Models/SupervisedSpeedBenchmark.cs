using System.Diagnostics;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Benchmarks.Models;

/// <summary>How long forest and boosting take to fit and to predict one row of the supervised set, one
/// thread.</summary>
internal static class SupervisedSpeedBenchmark
{
    private const int RoundCount = 5;
    private const int ForestRoundCount = 3;
    private const double ForestFitSecondsMax = 6;
    private const double BoostingFitShareMax = 0.8;
    private const double RowMicrosecondsMax = 10;

    public static IEnumerable<Figure> Run()
    {
        var peer = ScikitLearn.Supervised(SupervisedSet.Path);
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
            "gradient boosting fit, scikit-learn = 1", boostingSeconds.Processor / peer.Seconds("boostingFit"), "",
            BoostingFitShareMax,
            $"100 rounds, 15 leaves, {train.Rows.RowCount} rows; {boostingSeconds.Processor:0.000} s, by the clock "
            + $"{boostingSeconds.Wall:0.00}; {peer.Beside("boostingFit", boostingSeconds.Processor)}");
        foreach (var figure in OneRow("gradient boosting", boosting, test, peer, "boostingRow"))
            yield return figure;

        var (forest, forestSeconds) = Fit(ForestRoundCount, () => RandomForest.FitClassifier(
            train.Rows, train.Labels, SupervisedSet.ClassCount, forestOptions));
        yield return Figure.AtMost(
            "random forest fit", forestSeconds.Processor, "s", ForestFitSecondsMax,
            $"200 trees, 20 rows a leaf; by the clock {forestSeconds.Wall:0.00}; "
            + peer.Beside("forestFit", forestSeconds.Processor));
        foreach (var figure in OneRow("random forest", forest, test, peer, "forestRow"))
            yield return figure;
    }

    private static (TModel Model, Timing Seconds) Fit<TModel>(int rounds, Func<TModel> fit)
    {
        var model = fit();
        List<Timing> seconds = [];
        for (var round = 0; round < rounds; round++)
            seconds.Add(Timing.Of(() => model = fit()));
        return (model, Timing.MedianOf(seconds));
    }

    private static IEnumerable<Figure> OneRow(
        string name, IProbabilityModel model, SupervisedSet set, ScikitLearn peer, string peerFigure)
    {
        var probabilities = new double[model.ClassCount];
        void PredictAll()
        {
            for (var row = 0; row < set.Rows.RowCount; row++)
                model.PredictProbabilities(set.Rows.Row(row), probabilities);
        }

        PredictAll();
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        PredictAll();
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        var seconds = Timing.MedianOf([.. Enumerable.Range(0, RoundCount).Select(_ => Timing.Of(PredictAll))]);
        var each = seconds.Processor / set.Rows.RowCount;
        yield return Figure.AtMost(
            $"{name} one row", 1e6 * each, "us", RowMicrosecondsMax,
            $"{set.Rows.RowCount} different rows one by one; by the clock {1e6 * seconds.Wall / set.Rows.RowCount:0.0}; "
            + peer.Beside(peerFigure, each));
        yield return Figure.AtMost($"{name} one row allocation", bytes, "B", 0, "all rows together");
    }

    /// <summary>Seconds of the processor and by the clock: on a machine that others use, the first is what one thread
    /// costs.</summary>
    private readonly record struct Timing(double Processor, double Wall)
    {
        public static Timing Of(Action work)
        {
            var processor = Environment.CpuUsage.TotalTime;
            var started = Stopwatch.GetTimestamp();
            work();
            var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
            return new Timing((Environment.CpuUsage.TotalTime - processor).TotalSeconds, wall);
        }

        public static Timing MedianOf(IReadOnlyList<Timing> timings) =>
            new(Median.Of(timings.Select(t => t.Processor)), Median.Of(timings.Select(t => t.Wall)));
    }
}
