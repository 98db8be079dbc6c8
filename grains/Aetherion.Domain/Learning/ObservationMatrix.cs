namespace Aetherion.Domain.Learning;

/// <summary>
/// Rows of observations, oldest first, one column per feature, stored row by row. Every value is finite and at most
/// <see cref="MagnitudeMax"/> in size, so that squares and products of values stay finite further on.
/// </summary>
public sealed class ObservationMatrix
{
    /// <summary>The largest accepted size of a value.</summary>
    public const double MagnitudeMax = 1e100;

    private readonly double[] _values;

    /// <summary>Takes ownership of <paramref name="values"/>, which must not be changed afterwards.</summary>
    /// <param name="values">The observations, row by row.</param>
    /// <param name="columnCount">Features per row.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the column count, or a value is NaN, infinite
    /// or too large.</exception>
    public ObservationMatrix(double[] values, int columnCount)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(columnCount, 1);
        if (values.Length % columnCount != 0)
        {
            throw new ArgumentException(
                $"{values.Length} values do not fill rows of {columnCount} columns.", nameof(values));
        }

        _values = values;
        ColumnCount = columnCount;
        RowCount = values.Length / columnCount;
        ThrowIfUnusable();
    }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Number of features in a row.</summary>
    public int ColumnCount { get; }

    /// <summary>All values, row by row.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Copies rows of equal length into a matrix.</summary>
    public static ObservationMatrix FromRows(IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            throw new ArgumentException("There are no rows; give at least one.", nameof(rows));
        }

        int columnCount = rows[0].Length;
        double[] values = new double[rows.Count * columnCount];
        for (int row = 0; row < rows.Count; row++)
        {
            if (rows[row].Length != columnCount)
            {
                throw new ArgumentException(
                    $"Row {row} has {rows[row].Length} columns, the first row has {columnCount}.", nameof(rows));
            }

            rows[row].CopyTo(values, row * columnCount);
        }

        return new ObservationMatrix(values, columnCount);
    }

    /// <summary>The features of one row.</summary>
    public ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * ColumnCount, ColumnCount);

    /// <summary>A copy of <paramref name="rowCount"/> rows from <paramref name="firstRow"/> on.</summary>
    public ObservationMatrix Slice(int firstRow, int rowCount) =>
        new(_values.AsSpan(firstRow * ColumnCount, rowCount * ColumnCount).ToArray(), ColumnCount);

    /// <summary>Whether a single value could stand in a matrix.</summary>
    public static bool IsUsable(double value) => Math.Abs(value) <= MagnitudeMax;

    private void ThrowIfUnusable()
    {
        for (int index = 0; index < _values.Length; index++)
        {
            if (!IsUsable(_values[index]))
            {
                throw new ArgumentException(
                    $"Row {index / ColumnCount}, column {index % ColumnCount} is {_values[index]}; " +
                    $"observations must be finite and at most {MagnitudeMax} in size.");
            }
        }
    }
}
