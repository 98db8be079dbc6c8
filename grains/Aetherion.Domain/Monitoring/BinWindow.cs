using System.Collections.Immutable;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// The bins of the last rows, and how far their shares are from those of training, column by column. Keeps the bin of each
/// value, not the value. A value that a row lacks is left out of that column's count.
/// </summary>
internal sealed class BinWindow
{
    /// <summary>The bin of a value that is not known.</summary>
    public const byte Unknown = byte.MaxValue;

    private readonly ImmutableArray<ImmutableArray<double>> _shares;
    private readonly byte[] _bins;
    private readonly int[][] _counts;
    private readonly int _rowCountMax;
    private int _next;

    /// <param name="shares">Of the bins of each column in training.</param>
    /// <param name="rowCountMax">The most rows compared with it.</param>
    public BinWindow(ImmutableArray<ImmutableArray<double>> shares, int rowCountMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowCountMax, 1);
        _shares = shares;
        _rowCountMax = rowCountMax;
        _bins = new byte[rowCountMax * shares.Length];
        _counts = [.. shares.Select(column => new int[column.Length])];
    }

    /// <summary>Rows in the window.</summary>
    public int RowCount { get; private set; }

    /// <summary>Columns compared.</summary>
    public int ColumnCount => _shares.Length;

    /// <summary>Takes the bins of a row in; the oldest row leaves a full window.</summary>
    public void Add(ReadOnlySpan<byte> bins)
    {
        Span<byte> row = _bins.AsSpan(_next * ColumnCount, ColumnCount);
        for (int column = 0; column < row.Length; column++)
        {
            if (RowCount == _rowCountMax)
                Count(column, row[column], -1);
            row[column] = bins[column];
            Count(column, row[column], 1);
        }

        _next = (_next + 1) % _rowCountMax;
        RowCount = Math.Min(RowCount + 1, _rowCountMax);
    }

    /// <summary>The population stability index of a column; null while no row knows its value.</summary>
    public double? IndexOf(int column) =>
        _counts[column].Sum() == 0 ? null : PopulationStability.Index(_shares[column].AsSpan(), _counts[column]);

    /// <summary>The bins, row by row, oldest first.</summary>
    public byte[] Save()
    {
        int first = RowCount < _rowCountMax ? 0 : _next;
        byte[] saved = new byte[RowCount * ColumnCount];
        for (int row = 0; row < RowCount; row++)
        {
            _bins.AsSpan((first + row) % _rowCountMax * ColumnCount, ColumnCount)
                .CopyTo(saved.AsSpan(row * ColumnCount));
        }

        return saved;
    }

    /// <summary>Goes on from what was saved for the same columns and size.</summary>
    /// <exception cref="InvalidDataException">It is of other columns or of another size, or damaged.</exception>
    public void Restore(ReadOnlySpan<byte> saved)
    {
        if (ColumnCount == 0 ? !saved.IsEmpty : saved.Length % ColumnCount != 0 || saved.Length > _bins.Length)
            throw new InvalidDataException($"{saved.Length} bins are no rows of {ColumnCount} features.");
        for (int index = 0; index < saved.Length; index++)
        {
            if (saved[index] != Unknown && saved[index] >= _counts[index % ColumnCount].Length)
                throw new InvalidDataException($"The saved bin {saved[index]} does not exist.");
        }

        Array.ForEach(_counts, Array.Clear);
        saved.CopyTo(_bins);
        RowCount = ColumnCount == 0 ? 0 : saved.Length / ColumnCount;
        _next = RowCount % _rowCountMax;
        for (int index = 0; index < saved.Length; index++)
        {
            Count(index % ColumnCount, saved[index], 1);
        }
    }

    private void Count(int column, byte bin, int change)
    {
        if (bin != Unknown)
            _counts[column][bin] += change;
    }
}
