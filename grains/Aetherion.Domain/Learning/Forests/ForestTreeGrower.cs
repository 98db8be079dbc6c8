using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Aetherion.Domain.Learning.Forests;

/// <summary>
/// Grows one tree of a forest after another on one thread, depth first. A split is the one that lowers the sum of
/// squares within its sides most; for classes as numbers 0 and 1 that is Gini's impurity (Breiman and others 1984).
/// </summary>
internal sealed class ForestTreeGrower
{
    private readonly byte[] _bins;
    private readonly FeatureBins _featureBins;
    private readonly ForestTarget _target;
    private readonly RandomForestOptions _options;
    private readonly int _featuresPerSplit;
    private readonly RowSample _sample;
    private readonly RowPartition _partition;
    private readonly long[] _values;
    private readonly long[] _masses;
    private readonly int[] _features;
    private readonly ForestSplitFinder _finder;
    private readonly List<TreeNode> _nodes = [];
    private readonly List<(int Node, float[] Values)> _leaves = [];
    private Random _random = new(0);

    public ForestTreeGrower(
        byte[] bins, FeatureBins featureBins, ForestTarget target, RandomForestOptions options, bool isClassifier)
    {
        int rowCount = target.Channels.Length;
        _bins = bins;
        _featureBins = featureBins;
        _target = target;
        _options = options;
        _featuresPerSplit = options.FeaturesPerSplit(featureBins.FeatureCount, isClassifier);
        _sample = new RowSample(rowCount);
        _partition = new RowPartition(bins, featureBins.FeatureCount, rowCount);
        _values = new long[rowCount];
        _masses = new long[rowCount];
        _features = [.. Enumerable.Range(0, featureBins.FeatureCount)];
        _finder = new ForestSplitFinder(target.ChannelCount, options.MinSamplesLeaf);
    }

    /// <summary>Grows a tree; adds to <paramref name="gains"/> what each feature's splits gained.</summary>
    public DecisionTree Grow(int seed, Span<double> gains)
    {
        _random = new Random(seed);
        _sample.Draw(_random, _options.Bootstrap);
        foreach (int row in _sample.Rows)
        {
            _values[row] = _target.Values[row] * _sample.CountOf(row);
            _masses[row] = (_target.Weights[row] * _sample.CountOf(row) << ForestTarget.CountBits) + 1;
        }

        for (int feature = 0; feature < _features.Length; feature++)
            _features[feature] = feature;
        _partition.Reset(_sample.Rows);
        _nodes.Clear();
        _leaves.Clear();
        _nodes.Add(default);
        Grow(gains);
        float[] values = [.. _leaves.OrderBy(leaf => leaf.Node).SelectMany(leaf => leaf.Values)];
        return new DecisionTree([.. _nodes], values, _target.ChannelCount);
    }

    private void Grow(Span<double> gains)
    {
        Stack<(int Node, int From, int Count, int Depth)> open = [];
        open.Push((0, 0, _sample.Size, 0));
        while (open.TryPop(out (int Node, int From, int Count, int Depth) next))
        {
            ForestSplit split = FindSplit(next.From, next.Count, next.Depth);
            if (!split.IsFound)
            {
                _nodes[next.Node] = TreeNode.Leaf(next.Node);
                _leaves.Add((next.Node, LeafValues()));
                continue;
            }

            int child = _nodes.Count;
            TreeNode node = TreeNode.Split(child, split.Feature, split.LastLeftBin, split.MissingGoesLeft);
            int left = _partition.Split(next.From, next.Count, node);
            gains[split.Feature] += split.Gain;
            _nodes[next.Node] = node;
            _nodes.Add(default);
            _nodes.Add(default);
            open.Push((child + 1, next.From + left, next.Count - left, next.Depth + 1));
            open.Push((child, next.From, left, next.Depth + 1));
        }
    }

    /// <summary>Looks at features in a random order until enough with different values were seen and a split was
    /// found.</summary>
    private ForestSplit FindSplit(int from, int count, int depth)
    {
        ReadOnlySpan<int> rows = _partition.Rows(from, count).Span;
        _finder.Start(rows, _target.Channels, _values, _masses);
        ForestSplit best = default;
        if (count < 2 * _options.MinSamplesLeaf || depth >= _options.MaxDepth || _finder.IsPure)
            return best;
        int seen = 0;
        for (int drawn = 0; drawn < _features.Length; drawn++)
        {
            int other = _random.Next(drawn, _features.Length);
            (_features[drawn], _features[other]) = (_features[other], _features[drawn]);
            int feature = _features[drawn];
            Fill(rows, feature);
            bool hasValues = _finder.Find(feature, _featureBins.BinCount(feature), ref best);
            seen += hasValues ? 1 : 0;
            if (seen >= _featuresPerSplit && best.IsFound)
                break;
        }

        return best;
    }

    private void Fill(ReadOnlySpan<int> rows, int feature)
    {
        int columns = _features.Length;
        int stride = _target.ChannelCount + 1;
        ref long histogram = ref MemoryMarshal.GetReference(_finder.Histogram);
        ref byte bins = ref MemoryMarshal.GetArrayDataReference(_bins);
        ref int channels = ref MemoryMarshal.GetArrayDataReference(_target.Channels);
        ref long values = ref MemoryMarshal.GetArrayDataReference(_values);
        ref long masses = ref MemoryMarshal.GetArrayDataReference(_masses);
        foreach (int row in rows)
        {
            // Unchecked places: a bin is a byte, the histogram has 256 strides, rows and channels are our own.
            ref long cell = ref Unsafe.Add(ref histogram, Unsafe.Add(ref bins, (row * columns) + feature) * stride);
            Unsafe.Add(ref cell, Unsafe.Add(ref channels, row)) += Unsafe.Add(ref values, row);
            Unsafe.Add(ref cell, stride - 1) += Unsafe.Add(ref masses, row);
        }
    }

    private float[] LeafValues() =>
        [.. _finder.Shares.Select(share => (float)((share * _target.Scale) + _target.Mean))];
}
