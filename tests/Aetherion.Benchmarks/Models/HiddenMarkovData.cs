using System.Globalization;
using System.IO.Compression;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Models;

/// <summary>The windows of the reference figures.</summary>
internal static class HiddenMarkovData
{
    private const int TimedRowCount = 500_000;
    private const int ActivityBars = 20;
    private const int FeatureCount = 3;
    private const double ReturnFloor = 1e-9;
    private const string Year = "data/btcusdt-1m-2024.csv.gz";

    public static bool IsHere =>
        File.Exists(RepositoryPaths.Shared(Year)) && File.Exists(RepositoryPaths.Shared("reference/hmm-small.json"));

    public static string YearPath => RepositoryPaths.Shared(Year);

    /// <summary>Log return, range and activity of the first bars of 2024, z-scored.</summary>
    public static ObservationMatrix TimedWindow()
    {
        ObservationMatrix raw = BarFeatures(TimedRowCount);
        return StandardScaler.Fit(raw).Transform(raw);
    }

    /// <summary>The same of fewer bars, z-scored over them.</summary>
    public static ObservationMatrix PlainFeatures(int rowCount)
    {
        ObservationMatrix raw = BarFeatures(rowCount);
        return StandardScaler.Fit(raw).Transform(raw);
    }

    /// <summary>Signed efficiency, ln root mean square return and ln mean activity over the last bars, z-scored.</summary>
    public static ObservationMatrix RollingFeatures(int rowCount, int window)
    {
        ObservationMatrix bars = BarFeatures(rowCount + window - 1);
        double[] values = new double[rowCount * FeatureCount];
        for (var row = 0; row < rowCount; row++)
        {
            double sum = 0, path = 0, squares = 0, activity = 0;
            for (var bar = row; bar < row + window; bar++)
            {
                var logReturn = bars.Row(bar)[0];
                sum += logReturn;
                path += Math.Abs(logReturn);
                squares += logReturn * logReturn;
                activity += bars.Row(bar)[2];
            }
            values[row * FeatureCount] = path > 0 ? sum / path : 0;
            values[(row * FeatureCount) + 1] = Math.Log(Math.Sqrt(squares / window) + ReturnFloor);
            values[(row * FeatureCount) + 2] = Math.Log((activity / window) + ReturnFloor);
        }
        ObservationMatrix raw = new(values, FeatureCount);
        return StandardScaler.Fit(raw).Transform(raw);
    }

    /// <summary>The start that the reference timings began with.</summary>
    public static GaussianHmm TimedStart() => new(
        CovarianceType.Full,
        [1.0 / 3, 1.0 / 3, 1.0 / 3],
        [0.96, 0.02, 0.02, 0.02, 0.96, 0.02, 0.02, 0.02, 0.96],
        [0, -0.5, -0.5, 0, 0.2, 0.2, 0, 2, 2],
        [.. Spherical(0.3), .. Spherical(0.7), .. Spherical(4)]);

    /// <summary>A simulated set of known optimum, z-scored.</summary>
    public static ObservationMatrix Simulated(string name)
    {
        double[] values = [.. Lines($"reference/{name}.csv.gz").Skip(1).SelectMany(line => line[1..4])];
        ObservationMatrix raw = new(values, FeatureCount);
        return StandardScaler.Fit(raw).Transform(raw);
    }

    private static double[] Spherical(double variance) => [variance, 0, 0, 0, variance, 0, 0, 0, variance];

    private static ObservationMatrix BarFeatures(int rowCount)
    {
        double[][] bars = [.. Lines(Year).Take(rowCount + ActivityBars - 1)];
        double[] values = new double[rowCount * FeatureCount];
        for (var row = 0; row < rowCount; row++)
        {
            var bar = bars[row + ActivityBars - 1];
            var volumes = bars.AsSpan(row, ActivityBars);
            double sum = 0;
            foreach (var each in volumes)
                sum += each[5];
            values[row * FeatureCount] = Math.Log(bar[4] / bars[row + ActivityBars - 2][4]);
            values[(row * FeatureCount) + 1] = (bar[2] - bar[3]) / bar[1];
            values[(row * FeatureCount) + 2] = sum > 0 ? bar[5] / sum * ActivityBars : 0;
        }
        return new ObservationMatrix(values, FeatureCount);
    }

    /// <summary>The leading columns of a file; words become NaN.</summary>
    private static IEnumerable<double[]> Lines(string path)
    {
        using StreamReader reader = new(
            new GZipStream(File.OpenRead(RepositoryPaths.Shared(path)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return [.. line.Split(',', 7).Take(6).Select(ToNumber)];
    }

    private static double ToNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
