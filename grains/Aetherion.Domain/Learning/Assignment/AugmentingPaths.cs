namespace Aetherion.Domain.Learning.Assignment;

/// <summary>
/// Adds one row after another to an assignment, each along the path of least reduced cost to a free column. Prices of
/// rows and columns keep every reduced cost at least zero, and zero where assigned: so each step is optimal. There are
/// at least as many columns as rows.
/// </summary>
internal sealed class AugmentingPaths(int rowCount, int columnCount, Func<int, int, double> costOf)
{
    private const int None = -1;

    private readonly double[] _rowPrices = new double[rowCount];
    private readonly double[] _columnPrices = new double[columnCount];
    private readonly int[] _rowOf = new int[columnCount];
    private readonly int[] _cameFrom = new int[columnCount];
    private readonly double[] _distances = new double[columnCount];
    private readonly bool[] _isReached = new bool[columnCount];

    /// <summary>The column of each row.</summary>
    public int[] Solve()
    {
        Array.Fill(_rowOf, None);
        for (int row = 0; row < rowCount; row++)
        {
            Augment(row, FindFreeColumn(row));
        }

        int[] columns = new int[rowCount];
        for (int column = 0; column < columnCount; column++)
        {
            if (_rowOf[column] != None)
                columns[_rowOf[column]] = column;
        }

        return columns;
    }

    /// <summary>The free column nearest to a new row; adjusts the prices on the way.</summary>
    private int FindFreeColumn(int newRow)
    {
        Array.Fill(_distances, double.PositiveInfinity);
        Array.Fill(_cameFrom, None);
        Array.Clear(_isReached);
        int column = None;
        do
        {
            int row = column == None ? newRow : _rowOf[column];
            Relax(row, column);
            int nearest = NearestColumn();
            MovePrices(newRow, _distances[nearest]);
            _isReached[nearest] = true;
            column = nearest;
        }
        while (_rowOf[column] != None);
        return column;
    }

    private void Relax(int row, int from)
    {
        for (int column = 0; column < columnCount; column++)
        {
            double reduced = costOf(row, column) - _rowPrices[row] - _columnPrices[column];
            if (_isReached[column] || reduced >= _distances[column])
                continue;
            _distances[column] = reduced;
            _cameFrom[column] = from;
        }
    }

    private int NearestColumn()
    {
        int nearest = None;
        for (int column = 0; column < columnCount; column++)
        {
            if (!_isReached[column] && (nearest == None || _distances[column] < _distances[nearest]))
                nearest = column;
        }

        return nearest;
    }

    private void MovePrices(int newRow, double step)
    {
        _rowPrices[newRow] += step;
        for (int column = 0; column < columnCount; column++)
        {
            if (!_isReached[column])
            {
                _distances[column] -= step;
                continue;
            }

            _rowPrices[_rowOf[column]] += step;
            _columnPrices[column] -= step;
        }
    }

    private void Augment(int newRow, int column)
    {
        while (_cameFrom[column] != None)
        {
            _rowOf[column] = _rowOf[_cameFrom[column]];
            column = _cameFrom[column];
        }

        _rowOf[column] = newRow;
    }
}
