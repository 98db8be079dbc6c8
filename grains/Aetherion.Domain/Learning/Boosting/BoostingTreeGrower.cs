using System.Runtime.Intrinsics;
using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Learning.Boosting;

/// <summary>
/// Grows one boosted tree after another, always splitting the leaf that gains most. Only the smaller child's rows are
/// summed; the larger one's sums are what remains of the parent's.
/// </summary>
internal sealed class BoostingTreeGrower
{
    private readonly BoostingRows _data;
    private readonly GradientBoostingOptions _options;
    private readonly BoostingSplitFinder _finder;
    private readonly RowPartition _partition;
    private readonly Stack<GradientHistogram> _spare = [];
    private readonly List<BoostingLeaf> _leaves = [];
    private readonly List<TreeNode> _nodes = [];
    private bool[] _isAllowed = [];

    public BoostingTreeGrower(BoostingRows data, GradientBoostingOptions options)
    {
        _data = data;
        _options = options;
        _finder = new BoostingSplitFinder(data.FeatureBins, options);
        _partition = new RowPartition(data.Bins, data.FeatureCount, data.RowCount);
    }

    /// <summary>Grows a tree; adds to <paramref name="gains"/> what each feature's splits gained.</summary>
    /// <param name="rows">The rows to grow on, rising.</param>
    /// <param name="isAllowed">Whether a feature may be split on.</param>
    /// <param name="gains">One per feature.</param>
    public DecisionTree Grow(ReadOnlySpan<int> rows, bool[] isAllowed, Span<double> gains)
    {
        _isAllowed = isAllowed;
        _partition.Reset(rows);
        _nodes.Clear();
        _leaves.Clear();
        _nodes.Add(default);
        AddRoot(rows);
        while (_leaves.Count < _options.MaxLeaves && MostGaining() is { } best)
        {
            gains[best.Split.Feature] += best.Split.Gain;
            Split(best);
        }

        return Finish();
    }

    /// <summary>Adds each leaf's value to the scores of the rows it grew on.</summary>
    /// <param name="tree">The tree grown last.</param>
    /// <param name="scores">One for each row.</param>
    public void AddTo(DecisionTree tree, Span<double> scores)
    {
        for (int number = 0; number < _leaves.Count; number++)
        {
            double value = tree.Values[number];
            foreach (int row in _partition.Rows(_leaves[number].From, _leaves[number].Count).Span)
                scores[row] += value;
        }
    }

    private void AddRoot(ReadOnlySpan<int> rows)
    {
        GradientHistogram histogram = Take();
        histogram.Fill(_data, _partition.Rows(0, rows.Length), _options.Parallelism);
        BoostingLeaf root = new()
        {
            Node = 0,
            From = 0,
            Count = rows.Length,
            Total = histogram.Total(),
            Histogram = histogram,
        };
        FindSplit(root);
        _leaves.Add(root);
    }

    private BoostingLeaf? MostGaining()
    {
        BoostingLeaf? best = null;
        foreach (BoostingLeaf leaf in _leaves)
        {
            if (leaf.Split.Gain > (best?.Split.Gain ?? 0))
                best = leaf;
        }

        return best;
    }

    private void Split(BoostingLeaf parent)
    {
        int child = _nodes.Count;
        TreeNode node = TreeNode.Split(
            child, parent.Split.Feature, parent.Split.LastLeftBin, parent.Split.MissingGoesLeft);
        _nodes[parent.Node] = node;
        _nodes.Add(default);
        _nodes.Add(default);
        Vector128<long> leftTotal = LeftTotal(parent);
        int leftCount = _partition.Split(parent.From, parent.Count, node);
        BoostingLeaf left = new() { Node = child, From = parent.From, Count = leftCount, Total = leftTotal };
        BoostingLeaf right = new()
        {
            Node = child + 1,
            From = parent.From + leftCount,
            Count = parent.Count - leftCount,
            Total = parent.Total - leftTotal,
        };
        _leaves[_leaves.IndexOf(parent)] = left;
        _leaves.Add(right);
        if (_leaves.Count < _options.MaxLeaves)
            ShareHistogram(parent, left, right);
        else
            Return(parent);
    }

    private void ShareHistogram(BoostingLeaf parent, BoostingLeaf left, BoostingLeaf right)
    {
        (BoostingLeaf smaller, BoostingLeaf larger) = left.Count <= right.Count ? (left, right) : (right, left);
        smaller.Histogram = Take();
        smaller.Histogram.Fill(_data, _partition.Rows(smaller.From, smaller.Count), _options.Parallelism);
        larger.Histogram = parent.Histogram!;
        parent.Histogram = null;
        larger.Histogram.Subtract(smaller.Histogram);
        FindSplit(left);
        FindSplit(right);
    }

    private static Vector128<long> LeftTotal(BoostingLeaf parent)
    {
        ReadOnlySpan<Vector128<long>> cells = parent.Histogram!.Cells(parent.Split.Feature);
        Vector128<long> sum = parent.Split.MissingGoesLeft ? cells[FeatureBins.MissingBin] : Vector128<long>.Zero;
        for (int bin = 0; bin <= parent.Split.LastLeftBin; bin++)
            sum += cells[bin];
        return sum;
    }

    private void FindSplit(BoostingLeaf leaf)
    {
        if (leaf.Count >= 2 * _options.MinSamplesLeaf)
            leaf.Split = _finder.Find(leaf.Histogram!, leaf.Total, _data.Scale, _isAllowed);
        if (!(leaf.Split.Gain > 0))
            Return(leaf);
    }

    private DecisionTree Finish()
    {
        _leaves.Sort((left, right) => left.Node.CompareTo(right.Node));
        float[] values = new float[_leaves.Count];
        for (int number = 0; number < values.Length; number++)
        {
            BoostingLeaf leaf = _leaves[number];
            double hessian = _data.Scale.Hessian(leaf.Total) + _options.L2Regularization;
            double step = hessian > 0 ? -_data.Scale.Gradient(leaf.Total) / hessian : 0;
            values[number] = (float)(_options.LearningRate * step);
            _nodes[leaf.Node] = TreeNode.Leaf(leaf.Node);
            Return(leaf);
        }

        return new DecisionTree([.. _nodes], values, 1);
    }

    private GradientHistogram Take() =>
        _spare.TryPop(out GradientHistogram? histogram) ? histogram : new GradientHistogram(_data.FeatureCount);

    private void Return(BoostingLeaf leaf)
    {
        if (leaf.Histogram is not null)
            _spare.Push(leaf.Histogram);
        leaf.Histogram = null;
    }
}
