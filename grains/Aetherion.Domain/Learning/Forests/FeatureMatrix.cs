namespace Aetherion.Domain.Learning.Forests;

/// <summary>
/// Rows of features for models of trees, oldest first, stored row by row. NaN stands for a missing value and for
/// nothing
/// else; every other value is finite and at most <see cref="ObservationMatrix.MagnitudeMax"/> in size.
/// </summary>
public sealed class FeatureMatrix
{
    /// <summary>The most features a model of trees takes.</summary>
    public const int ColumnCountMax = 1024;

    /// <summary>The most rows, so that counts of rows fit beside sums in one number.</summary>
    public const int RowCountMax = (1 << 24) - 1;

    private readonly double[] _values;

    /// <summary>Takes ownership of <paramref name="values"/>, which must not be changed afterwards.</summary>
    /// <param name="values">The features, row by row.</param>
    /// <param name="columnCount">Features per row, 1 to <see cref="ColumnCountMax"/>.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the column count, there are too many rows, or a
    /// value is infinite or too large.</exception>
    public FeatureMatrix(double[] values, int columnCount)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(columnCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columnCount, ColumnCountMax);
        if (values.Length % columnCount != 0 || values.Length / columnCount > RowCountMax)
        {
            throw new ArgumentException(
                $"{values.Length} values do not fill at most {RowCountMax} rows of {columnCount} columns.");
        }

        for (int index = 0; index < values.Length; index++)
            ThrowUnlessUsable(values[index], index / columnCount, index % columnCount);
        _values = values;
        ColumnCount = columnCount;
    }

    /// <summary>Number of rows.</summary>
    public int RowCount => _values.Length / ColumnCount;

    /// <summary>Number of features in a row.</summary>
    public int ColumnCount { get; }

    /// <summary>All values, row by row.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The features of one row.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * ColumnCount, ColumnCount);

    /// <summary>A copy of <paramref name="rowCount"/> rows from <paramref name="firstRow"/> on.</summary>
    public FeatureMatrix Slice(int firstRow, int rowCount) =>
        new(_values.AsSpan(firstRow * ColumnCount, rowCount * ColumnCount).ToArray(), ColumnCount);

    internal static void ThrowUnlessUsable(double value, int row, int column)
    {
        if (!ObservationMatrix.IsUsable(value) && !double.IsNaN(value))
        {
            throw new ArgumentException(
                $"Row {row}, column {column} is {value}; features must be finite and at most " +
                $"{ObservationMatrix.MagnitudeMax} in size, or NaN where they are missing.");
        }
    }
}
