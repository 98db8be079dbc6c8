namespace Aetherion.Domain.Learning.IsolationForests;

/// <summary>
/// Grows one isolation tree (Liu, Ting and Zhou 2008, algorithms 1 and 2): a random column that still varies, a threshold
/// uniform between its least and its largest value, down to single rows, equal rows or the depth limit
/// ceil(log2(sample size)).
/// </summary>
internal sealed class IsolationTreeGrower
{
    private readonly ObservationMatrix _window;
    private readonly int[] _rows;
    private readonly int _depthMax;
    private readonly List<int> _left = [];
    private readonly List<int> _right = [];
    private readonly List<int> _feature = [];
    private readonly List<double> _threshold = [];
    private readonly List<int> _sampleCount = [];
    private readonly int[] _varying;
    private readonly (double Low, double High)[] _ranges;
    private Random _random = new(0);

    public IsolationTreeGrower(ObservationMatrix window, int sampleSize)
    {
        _window = window;
        _rows = new int[sampleSize];
        _depthMax = IsolationForest.DepthOf(sampleSize);
        _varying = new int[window.ColumnCount];
        _ranges = new (double, double)[window.ColumnCount];
    }

    public IsolationTree Grow(Random random)
    {
        _random = random;
        _left.Clear();
        _right.Clear();
        _feature.Clear();
        _threshold.Clear();
        _sampleCount.Clear();
        DrawRows();
        Grow(0, _rows.Length, 0);
        return new IsolationTree(
            [.. _left], [.. _right], [.. _feature], [.. _threshold], [.. _sampleCount]);
    }

    /// <summary>Floyd's draw without replacement (Bentley and Floyd 1987), in constant memory of the sample.</summary>
    private void DrawRows()
    {
        HashSet<int> drawn = new(_rows.Length);
        int first = _window.RowCount - _rows.Length;
        for (int index = 0; index < _rows.Length; index++)
        {
            int row = _random.Next(first + index + 1);
            _rows[index] = drawn.Add(row) ? row : first + index;
            drawn.Add(_rows[index]);
        }
    }

    private int Grow(int first, int count, int depth)
    {
        int node = AddLeaf(count);
        if (count <= 1 || depth == _depthMax || FindVarying(first, count) is not (> 0 and var varyingCount))
            return node;
        int feature = _varying[_random.Next(varyingCount)];
        double threshold = DrawThreshold(_ranges[feature]);
        int leftCount = Partition(first, count, feature, threshold);
        _feature[node] = feature;
        _threshold[node] = threshold;
        _left[node] = Grow(first, leftCount, depth + 1);
        _right[node] = Grow(first + leftCount, count - leftCount, depth + 1);
        return node;
    }

    private int AddLeaf(int count)
    {
        _left.Add(IsolationTree.Leaf);
        _right.Add(IsolationTree.Leaf);
        _feature.Add(0);
        _threshold.Add(0);
        _sampleCount.Add(count);
        return _left.Count - 1;
    }

    private int FindVarying(int first, int count)
    {
        int varyingCount = 0;
        for (int column = 0; column < _window.ColumnCount; column++)
        {
            (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (int row in _rows.AsSpan(first, count))
            {
                double value = _window.Values[(row * _window.ColumnCount) + column];
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }

            _ranges[column] = (low, high);
            if (low < high)
                _varying[varyingCount++] = column;
        }

        return varyingCount;
    }

    /// <summary>At least the low and below the high end, so that neither side stays empty.</summary>
    private double DrawThreshold((double Low, double High) range)
    {
        double threshold = range.Low + (_random.NextDouble() * (range.High - range.Low));
        return threshold < range.High ? threshold : range.Low;
    }

    private int Partition(int first, int count, int feature, double threshold)
    {
        Span<int> rows = _rows.AsSpan(first, count);
        int leftCount = 0;
        for (int index = 0; index < count; index++)
        {
            if (_window.Values[(rows[index] * _window.ColumnCount) + feature] > threshold)
                continue;
            (rows[leftCount], rows[index]) = (rows[index], rows[leftCount]);
            leftCount++;
        }

        return leftCount;
    }
}
