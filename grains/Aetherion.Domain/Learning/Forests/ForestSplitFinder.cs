namespace Aetherion.Domain.Learning.Forests;

/// <summary>
/// Finds the best split of one node on one feature from the sums of each bin: of the target's channels, then the mass.
/// </summary>
internal sealed class ForestSplitFinder
{
    private const int CellCount = 256;

    /// <summary>Gains below this share of the score are rounding.</summary>
    private const double GainShareMin = 1e-12;

    private readonly int _channelCount;
    private readonly int _minSamplesLeaf;
    private readonly long[] _histogram;
    private readonly long[] _total;
    private readonly long[] _left;
    private double _score;

    public ForestSplitFinder(int channelCount, int minSamplesLeaf)
    {
        _channelCount = channelCount;
        _minSamplesLeaf = minSamplesLeaf;
        _histogram = new long[CellCount * (channelCount + 1)];
        _total = new long[channelCount + 1];
        _left = new long[channelCount + 1];
    }

    /// <summary>To be filled before each search; a search leaves it empty.</summary>
    public Span<long> Histogram => _histogram;

    /// <summary>Whether all rows of the node weigh nothing or, with classes, are of one.</summary>
    public bool IsPure { get; private set; }

    /// <summary>Each channel's sum over the weight; the same for all classes where nothing weighs.</summary>
    public IEnumerable<double> Shares
    {
        get
        {
            double weight = _total[_channelCount] >> ForestTarget.CountBits;
            double nothing = _channelCount > 1 ? 1.0 / _channelCount : 0;
            return _total.Take(_channelCount).Select(sum => weight > 0 ? sum / weight : nothing);
        }
    }

    /// <summary>Begins with the rows of a node.</summary>
    public void Start(ReadOnlySpan<int> rows, int[] channels, long[] values, long[] masses)
    {
        Array.Clear(_total);
        foreach (int row in rows)
        {
            _total[channels[row]] += values[row];
            _total[_channelCount] += masses[row];
        }

        long weight = _total[_channelCount] >> ForestTarget.CountBits;
        _score = Score(_total);
        IsPure = weight == 0 || (_channelCount > 1 && _total.AsSpan(0, _channelCount).Contains(weight));
    }

    /// <summary>Puts a better split than <paramref name="best"/> in its place, and says whether the node's rows differ
    /// in
    /// this feature.</summary>
    public bool Find(int feature, int binCount, ref ForestSplit best)
    {
        Span<long> missing = Cell(FeatureBins.MissingBin);
        bool hasMissing = missing[_channelCount] != 0;
        bool differs = Scan(feature, binCount, false, ref best);
        if (hasMissing)
            Scan(feature, binCount, true, ref best);
        Array.Clear(_histogram, 0, binCount * (_channelCount + 1));
        missing.Clear();
        return differs;
    }

    private bool Scan(int feature, int binCount, bool missingGoesLeft, ref ForestSplit best)
    {
        Array.Clear(_left);
        if (missingGoesLeft)
            Add(Cell(FeatureBins.MissingBin));
        int filled = Cell(FeatureBins.MissingBin)[_channelCount] != 0 ? 1 : 0;
        for (int bin = 0; bin < binCount; bin++)
        {
            ReadOnlySpan<long> cell = Cell(bin);
            if (cell[_channelCount] == 0)
                continue;
            Add(cell);
            filled++;
            int leftCount = (int)(_left[_channelCount] & ForestTarget.CountMask);
            int rightCount = (int)(_total[_channelCount] & ForestTarget.CountMask) - leftCount;
            if (rightCount < _minSamplesLeaf)
                return filled > 1 || rightCount > 0;
            if (leftCount < _minSamplesLeaf)
                continue;
            double score = SplitScore();
            if (score > _score * (1 + GainShareMin) && (!best.IsFound || score > best.Score))
                best = new ForestSplit(true, feature, bin, missingGoesLeft, score, score - _score);
        }

        return filled > 1;
    }

    private Span<long> Cell(int bin) => _histogram.AsSpan(bin * (_channelCount + 1), _channelCount + 1);

    private void Add(ReadOnlySpan<long> cell)
    {
        for (int index = 0; index < cell.Length; index++)
            _left[index] += cell[index];
    }

    private double SplitScore()
    {
        double leftSquares = 0;
        double rightSquares = 0;
        for (int channel = 0; channel < _channelCount; channel++)
        {
            double left = _left[channel];
            double right = _total[channel] - _left[channel];
            leftSquares += left * left;
            rightSquares += right * right;
        }

        double leftWeight = _left[_channelCount] >> ForestTarget.CountBits;
        double rightWeight = (_total[_channelCount] >> ForestTarget.CountBits) - leftWeight;
        return Ratio(leftSquares, leftWeight) + Ratio(rightSquares, rightWeight);
    }

    /// <summary>Sum of the squared channels over the weight: what the squares within the node are less by.</summary>
    private double Score(long[] sums)
    {
        double squares = 0;
        for (int channel = 0; channel < _channelCount; channel++)
            squares += (double)sums[channel] * sums[channel];
        return Ratio(squares, sums[_channelCount] >> ForestTarget.CountBits);
    }

    private static double Ratio(double squares, double weight) => weight > 0 ? squares / weight : 0;
}
