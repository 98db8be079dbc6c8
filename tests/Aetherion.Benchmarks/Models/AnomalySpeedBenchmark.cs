using System.Diagnostics;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.IsolationForests;

namespace Aetherion.Benchmarks.Models;

/// <summary>The isolation forest on one thread: 500,000 rows like those of real bars, one row, and the fit.</summary>
internal static class AnomalySpeedBenchmark
{
    private const int RowCount = 500_000;
    private const int RoundCount = 9;
    private const int SingleRowCount = 20_000;

    public static IEnumerable<Figure> Run()
    {
        ObservationMatrix rows = Repeat(AnomalyReference.Load().Scaled("train"));
        IsolationForest forest = IsolationForest.Fit(rows);
        yield return Figure.AtMost(
            "isolation forest, 500,000 rows", Seconds(() => forest.Score(rows)), "s", 0.8, "scikit-learn 4.36 s");
        yield return Figure.AtMost(
            "isolation forest, one row", 1e6 / SingleRowCount * Seconds(() => ScoreSingly(forest, rows)), "us", 5,
            "scikit-learn 8,600 us");
        yield return Figure.AtMost(
            "isolation forest, fit of 100 x 256", Seconds(() => IsolationForest.Fit(rows)), "s", 0.1,
            "scikit-learn 0.146 s");
        yield return Figure.AtMost("isolation forest, one row, allocation", Allocation(forest, rows), "B/row", 0);
    }

    /// <summary>The rows over and over, each a little different.</summary>
    private static ObservationMatrix Repeat(ObservationMatrix rows)
    {
        Random random = new(1);
        double[] values = new double[RowCount * rows.ColumnCount];
        for (int index = 0; index < values.Length; index++)
            values[index] = rows.Values[index % rows.Values.Length] * (1 + (0.01 * random.NextDouble()));
        return new ObservationMatrix(values, rows.ColumnCount);
    }

    private static double Seconds(Action action)
    {
        for (int round = 0; round < 3; round++)
            action();
        List<double> seconds = [];
        for (int round = 0; round < RoundCount; round++)
        {
            long started = Stopwatch.GetTimestamp();
            action();
            seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return Median.Of(seconds);
    }

    private static double Allocation(IsolationForest forest, ObservationMatrix rows)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        ScoreSingly(forest, rows);
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / SingleRowCount;
    }

    private static void ScoreSingly(IsolationForest forest, ObservationMatrix rows)
    {
        double sum = 0;
        for (int row = 0; row < SingleRowCount; row++)
            sum += forest.Score(rows.Row(row));
        if (!double.IsFinite(sum))
            throw new InvalidOperationException("A score is not finite.");
    }
}
