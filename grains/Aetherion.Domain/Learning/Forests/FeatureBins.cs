using System.Runtime.CompilerServices;

namespace Aetherion.Domain.Learning.Forests;

/// <summary>
/// Cuts each feature into at most 255 bins. Trees look at bins only, so that nothing but the order of values matters to
/// how they are grown. Bin b holds the values above threshold b - 1 and at most threshold b; missing values have a bin
/// of their own.
/// </summary>
public sealed class FeatureBins
{
    /// <summary>The most bins of a feature, without the one for missing values.</summary>
    public const int BinCountMax = 255;

    /// <summary>The bin of a missing value.</summary>
    public const byte MissingBin = 255;

    private const int PaddedLength = 256;

    private readonly double[][] _thresholds;

    /// <summary>The thresholds followed by infinities, so that all searches take the same steps.</summary>
    private readonly double[][] _padded;

    /// <summary>Bins with known thresholds.</summary>
    /// <param name="thresholds">For each feature its thresholds: finite, rising, at most 254; a feature with none has
    /// one
    /// bin.</param>
    public FeatureBins(IReadOnlyList<double[]> thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        if (thresholds.Count is 0 or > FeatureMatrix.ColumnCountMax)
            throw new ArgumentException(
                $"There are {thresholds.Count} features; give 1 to {FeatureMatrix.ColumnCountMax}.");
        _thresholds = [.. thresholds];
        for (int feature = 0; feature < _thresholds.Length; feature++)
            ThrowUnlessRising(_thresholds[feature], feature);
        _padded = Array.ConvertAll(_thresholds, Pad);
    }

    /// <summary>Number of features.</summary>
    public int FeatureCount => _thresholds.Length;

    /// <summary>
    /// Finds thresholds half way between neighbouring values: between all of them where a feature has few, otherwise so
    /// that the bins hold about the same number of rows.
    /// </summary>
    /// <param name="rows">The training window; at least one row.</param>
    /// <param name="binCount">The most bins of a feature, 2 to <see cref="BinCountMax"/>.</param>
    public static FeatureBins Fit(FeatureMatrix rows, int binCount = BinCountMax)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfZero(rows.RowCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(binCount, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(binCount, BinCountMax);
        double[][] thresholds = new double[rows.ColumnCount][];
        double[] column = new double[rows.RowCount];
        NumberSorter sorter = new(rows.RowCount);
        for (int feature = 0; feature < thresholds.Length; feature++)
        {
            Span<double> present = column.AsSpan(0, Gather(rows, feature, column));
            sorter.Sort(present);
            thresholds[feature] = Cut(present, binCount);
        }

        return new FeatureBins(thresholds);
    }

    /// <summary>Bins of a feature, without the one for missing values.</summary>
    public int BinCount(int feature) => _thresholds[feature].Length + 1;

    /// <summary>The thresholds of a feature, rising.</summary>
    public ReadOnlySpan<double> Thresholds(int feature) => _thresholds[feature];

    internal double[][] ToArrays() => [.. _thresholds];

    /// <summary>The bins of one row. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">The row has another number of features, or an infinite one.</exception>
    public void Bin(ReadOnlySpan<double> row, Span<byte> bins)
    {
        if (row.Length != FeatureCount)
            throw new ArgumentException($"The model has {FeatureCount} features, the row has {row.Length}.");
        for (int feature = 0; feature < row.Length; feature++)
        {
            FeatureMatrix.ThrowUnlessUsable(row[feature], 0, feature);
            bins[feature] = Bin(row[feature], _padded[feature]);
        }
    }

    /// <summary>The bins of all rows, row by row.</summary>
    internal byte[] Bin(FeatureMatrix rows)
    {
        if (rows.ColumnCount != FeatureCount)
            throw new ArgumentException($"The model has {FeatureCount} features, the rows have {rows.ColumnCount}.");
        byte[] bins = new byte[rows.Values.Length];
        for (int row = 0; row < rows.RowCount; row++)
            Bin(rows.Row(row), bins.AsSpan(row * FeatureCount, FeatureCount));
        return bins;
    }

    /// <summary>The number of thresholds below the value, found by halving without branches.</summary>
    private static byte Bin(double value, double[] padded)
    {
        if (double.IsNaN(value))
            return MissingBin;
        int from = 0;
        for (int half = PaddedLength / 2; half > 0; half >>= 1)
            from += half & -Unsafe.BitCast<bool, byte>(value > padded[from + half - 1]);
        return (byte)from;
    }

    /// <summary>Copies the values that are there and returns their number.</summary>
    private static int Gather(FeatureMatrix rows, int feature, double[] column)
    {
        int count = 0;
        ReadOnlySpan<double> values = rows.Values;
        for (int index = feature; index < values.Length; index += rows.ColumnCount)
        {
            if (!double.IsNaN(values[index]))
                column[count++] = values[index];
        }

        return count;
    }

    private static double[] Cut(ReadOnlySpan<double> sorted, int binCount)
    {
        int distinct = sorted.IsEmpty ? 0 : 1;
        for (int index = 1; index < sorted.Length; index++)
            distinct += sorted[index] > sorted[index - 1] ? 1 : 0;
        List<double> thresholds = [];
        int next = 1;
        for (int index = 1; index < sorted.Length; index++)
        {
            bool isCut = distinct <= binCount || (long)index * binCount >= (long)next * sorted.Length;
            if (!isCut || !(sorted[index] > sorted[index - 1]))
                continue;
            thresholds.Add(Between(sorted[index - 1], sorted[index]));
            next = (int)((long)index * binCount / sorted.Length) + 1;
        }

        return [.. thresholds];
    }

    /// <summary>Half way, or the lower one where rounding would reach the upper.</summary>
    private static double Between(double lower, double upper)
    {
        double middle = lower + ((upper - lower) / 2);
        return middle < upper ? middle : lower;
    }

    private static double[] Pad(double[] thresholds)
    {
        double[] padded = new double[PaddedLength];
        Array.Fill(padded, double.PositiveInfinity);
        thresholds.CopyTo(padded, 0);
        return padded;
    }

    private static void ThrowUnlessRising(double[]? thresholds, int feature)
    {
        if (thresholds is null || thresholds.Length >= BinCountMax)
            throw new ArgumentException($"Feature {feature} needs 0 to {BinCountMax - 1} thresholds.");
        for (int index = 0; index < thresholds.Length; index++)
        {
            bool isRising = index == 0 || thresholds[index] > thresholds[index - 1];
            if (!double.IsFinite(thresholds[index]) || !isRising)
            {
                throw new ArgumentException(
                    $"Threshold {index} of feature {feature} is {thresholds[index]}; thresholds must be " +
                    "finite and rise.");
            }
        }
    }
}
