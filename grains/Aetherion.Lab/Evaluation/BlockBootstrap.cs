using Aetherion.Domain.Simulation;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// Confidence intervals for statistics of dependent rows by the stationary bootstrap (Politis and Romano 1994): blocks
/// of geometric length that start anywhere, on a series closed to a circle. A statistic is any function of the means of
/// some columns, so that a replicate costs a few sums per block and not one per row.
/// </summary>
public sealed class BlockBootstrap
{
    private readonly BlockBootstrapOptions _options;

    public BlockBootstrap(BlockBootstrapOptions? options = null)
    {
        _options = options ?? new BlockBootstrapOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.BlockLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.ReplicateCount, 20);
        if (_options.Level is not (> 0 and < 1))
            throw new ArgumentException($"A level lies between 0 and 1; {_options.Level} does not.", nameof(options));
    }

    /// <summary>The share of replicates inside an interval.</summary>
    public double Level => _options.Level;

    /// <summary>Of the mean.</summary>
    public ConfidenceInterval Mean(ReadOnlySpan<double> values) => Of(means => means[0], values.ToArray());

    /// <summary>Of the mean of paired differences, first less second.</summary>
    public ConfidenceInterval Difference(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        Of(means => means[0] - means[1], first.ToArray(), second.ToArray());

    /// <summary>Of the ratio of the means, first over second.</summary>
    public ConfidenceInterval Ratio(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        Of(means => means[0] / means[1], first.ToArray(), second.ToArray());

    /// <summary>Of a function of the means of columns of equal length.</summary>
    /// <exception cref="ArgumentException">The columns differ in length, are empty or hold a value that is not
    /// finite.</exception>
    public ConfidenceInterval Of(Func<double[], double> statistic, params double[][] columns)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(columns);
        ThrowIfUnusable(columns);
        int count = columns[0].Length;
        double[][] sums = Array.ConvertAll(columns, RunningSums);
        double estimate = statistic(Array.ConvertAll(sums, sum => sum[count] / count));
        RandomGenerator random = new(_options.Seed);
        double[] replicates = new double[_options.ReplicateCount];
        for (int replicate = 0; replicate < replicates.Length; replicate++)
        {
            replicates[replicate] = statistic(Resample(sums, count, random));
        }

        Array.Sort(replicates);
        double tail = (1 - _options.Level) / 2;
        return new ConfidenceInterval(
            estimate, Quantile(replicates, tail), Quantile(replicates, 1 - tail), _options.Level);
    }

    private double[] Resample(double[][] sums, int count, RandomGenerator random)
    {
        double[] totals = new double[sums.Length];
        for (int left = count; left > 0;)
        {
            int start = random.NextInt32(count);
            int length = Math.Min(left, BlockLength(random));
            for (int column = 0; column < sums.Length; column++)
            {
                totals[column] += SumFrom(sums[column], start, length, count);
            }

            left -= length;
        }

        return Array.ConvertAll(totals, total => total / count);
    }

    /// <summary>Geometric with the mean of the options, by inversion.</summary>
    private int BlockLength(RandomGenerator random)
    {
        double stop = 1 / _options.BlockLength;
        double length = stop >= 1 ? 1 : 1 + Math.Floor(Math.Log(1 - random.NextDouble()) / Math.Log(1 - stop));
        return (int)Math.Min(length, int.MaxValue);
    }

    private static double SumFrom(double[] sums, int start, int length, int count)
    {
        int end = start + length;
        return end <= count
            ? sums[end] - sums[start]
            : sums[count] - sums[start] + sums[end - count];
    }

    private static double[] RunningSums(double[] values)
    {
        double[] sums = new double[values.Length + 1];
        for (int row = 0; row < values.Length; row++)
        {
            sums[row + 1] = sums[row] + values[row];
        }

        return sums;
    }

    private static double Quantile(double[] sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    private static void ThrowIfUnusable(double[][] columns)
    {
        if (columns.Length == 0 || columns[0].Length == 0)
            throw new ArgumentException("There is nothing to resample; give at least one row.");
        foreach (double[] column in columns)
        {
            if (column.Length != columns[0].Length)
            {
                throw new ArgumentException(
                    $"A column of {column.Length} rows cannot be resampled beside one of {columns[0].Length}.");
            }

            int bad = Array.FindIndex(column, value => !double.IsFinite(value));
            if (bad >= 0)
                throw new ArgumentException($"Row {bad} is {column[bad]}; give finite values only.");
        }
    }
}
