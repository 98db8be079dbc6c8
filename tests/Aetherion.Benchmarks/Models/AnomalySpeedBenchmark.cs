using Aetherion.Benchmarks.Reporting;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.IsolationForests;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Models;

/// <summary>The isolation forest on one thread: 500,000 rows like those of real bars, one row, and the fit;
/// and a whole bar of the detector.</summary>
internal static class AnomalySpeedBenchmark
{
    private const int RowCount = 500_000;
    private const int RoundCount = 9;
    private const int SingleRowCount = 100_000;
    private const int FitCount = 20;
    private const int WarmUpCount = 3;
    private const string Basis = "one thread, processor time";

    private static readonly Lazy<AnomalyModel> Shipped = new(ShippedAnomalyModel.Load);

    public static IEnumerable<Figure> Run()
    {
        ScikitLearn peer = ScikitLearn.Isolation(AnomalyReference.Path);
        ObservationMatrix rows = Repeat(AnomalyReference.Load().Scaled("train"));
        IsolationForest forest = IsolationForest.Fit(rows);
        double all = CpuSeconds(1, () => forest.Score(rows));
        yield return Figure.AtMost(
            "isolation forest, 500,000 rows", all, "s", 0.8, $"{Basis}; {peer.Beside("isolationRows", all)}");
        double one = CpuSeconds(1, () => ScoreSingly(forest, rows)) / SingleRowCount;
        yield return Figure.AtMost(
            "isolation forest, one row", 1e6 * one, "us", 5, $"{Basis}; {peer.Beside("isolationRow", one)}");
        double fit = CpuSeconds(FitCount, () => IsolationForest.Fit(rows));
        yield return Figure.AtMost(
            "isolation forest, fit of 100 x 256", fit, "s", 0.1, $"{Basis}; {peer.Beside("isolationFit", fit)}");
        yield return Figure.AtMost("isolation forest, one row, allocation", Allocation(forest, rows), "B/row", 0);
        yield return Figure.Reported(
            "detector, one bar", 1e6 / SingleRowCount * CpuSeconds(1, DetectSingly), "us",
            "score, threshold and parts of the features");
    }

    private static void DetectSingly()
    {
        AnomalyDetector detector = new(Shipped.Value);
        FeatureVector features = default;
        for (int bar = 0; bar < SingleRowCount; bar++)
        {
            features[Feature.LogReturn] = 1e-3 * Math.Sin(bar);
            features[Feature.NormalizedRange] = 1e-3 * (1.1 + Math.Cos(bar));
            features[Feature.RollingVolatility] = 1e-3;
            features[Feature.RelativeVolume] = 1 + Math.Sin(0.1 * bar);
            detector.Update(features);
        }
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

    /// <summary>The median of the processor time of one call: the machine may be shared.</summary>
    private static double CpuSeconds(int callCount, Action action)
    {
        List<double> seconds = [];
        for (int round = -WarmUpCount; round < RoundCount; round++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            for (int call = 0; call < callCount; call++)
                action();
            if (round >= 0)
                seconds.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds / callCount);
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
