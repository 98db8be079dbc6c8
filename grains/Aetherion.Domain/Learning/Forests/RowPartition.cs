namespace Aetherion.Domain.Learning.Forests;

/// <summary>The rows of a tree's nodes, each node a stretch of one array with its rows in rising order.</summary>
internal sealed class RowPartition
{
    private readonly byte[] _columns;
    private readonly int _columnLength;
    private readonly int[] _rows;
    private readonly int[] _right;

    public RowPartition(byte[] bins, int columnCount, int capacity)
    {
        _columnLength = bins.Length / columnCount;
        _columns = ByColumn(bins, columnCount);
        _rows = new int[capacity];
        _right = new int[capacity];
    }

    public ReadOnlyMemory<int> Rows(int from, int count) => _rows.AsMemory(from, count);

    /// <summary>Starts again with the given rows, in rising order.</summary>
    public void Reset(ReadOnlySpan<int> rows) => rows.CopyTo(_rows);

    /// <summary>Moves the rows that go left to the front of the stretch and returns their number.</summary>
    public int Split(int from, int count, TreeNode split)
    {
        Span<int> rows = _rows.AsSpan(from, count);
        ReadOnlySpan<byte> column = _columns.AsSpan(split.Feature * _columnLength, _columnLength);
        int left = 0;
        int right = 0;
        for (int index = 0; index < rows.Length; index++)
        {
            int row = rows[index];
            int step = split.StepRight(column[row]);
            // Written to both sides, kept on one: no branch that depends on the data.
            rows[left] = row;
            _right[right] = row;
            left += 1 - step;
            right += step;
        }

        _right.AsSpan(0, right).CopyTo(rows[left..]);
        return left;
    }

    /// <summary>Bins column by column: a split reads one column, which fits a near cache alone.</summary>
    private static byte[] ByColumn(ReadOnlySpan<byte> bins, int columnCount)
    {
        byte[] columns = new byte[bins.Length];
        int length = bins.Length / columnCount;
        for (int column = 0; column < columnCount; column++)
        {
            Span<byte> target = columns.AsSpan(column * length, length);
            for (int row = 0; row < target.Length; row++)
                target[row] = bins[(row * columnCount) + column];
        }

        return columns;
    }
}
