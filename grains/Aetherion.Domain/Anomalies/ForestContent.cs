using System.Collections.Immutable;
using Aetherion.Domain.Learning.IsolationForests;

namespace Aetherion.Domain.Anomalies;

/// <summary>
/// The trees of a forest as three lists in preorder, without the child indices and inner counts that follow from them.
/// </summary>
internal static class ForestContent
{
    private const int LeafFeature = -1;

    /// <summary>The lists of a forest.</summary>
    public static (ImmutableArray<int> NodeFeatures, ImmutableArray<double> Thresholds, ImmutableArray<int> LeafCounts)
        Flatten(IsolationForest forest)
    {
        var features = ImmutableArray.CreateBuilder<int>();
        var thresholds = ImmutableArray.CreateBuilder<double>();
        var counts = ImmutableArray.CreateBuilder<int>();
        foreach (IsolationTree tree in forest.Trees)
            Add(tree, 0);
        return (features.DrainToImmutable(), thresholds.DrainToImmutable(), counts.DrainToImmutable());

        void Add(IsolationTree tree, int node)
        {
            if (tree.Left[node] == IsolationTree.Leaf)
            {
                features.Add(LeafFeature);
                counts.Add(tree.SampleCount[node]);
                return;
            }

            features.Add(tree.Feature[node]);
            thresholds.Add(tree.Threshold[node]);
            Add(tree, tree.Left[node]);
            Add(tree, tree.Right[node]);
        }
    }

    /// <summary>Makes the trees again.</summary>
    /// <exception cref="ArgumentException">The lists end early or late, or are no trees.</exception>
    public static ImmutableArray<IsolationTree> ToTrees(
        ImmutableArray<int> nodeFeatures, ImmutableArray<double> thresholds, ImmutableArray<int> leafCounts)
    {
        if (nodeFeatures.IsDefault || thresholds.IsDefault || leafCounts.IsDefault)
            throw new ArgumentException("The forest lacks a list.");
        var trees = ImmutableArray.CreateBuilder<IsolationTree>();
        TreeReader reader = new(nodeFeatures, thresholds, leafCounts);
        while (!reader.IsAtEnd)
            trees.Add(reader.Read());
        reader.ThrowIfLeftOver();
        return trees.DrainToImmutable();
    }

    private sealed class TreeReader(
        ImmutableArray<int> nodeFeatures, ImmutableArray<double> thresholds, ImmutableArray<int> leafCounts)
    {
        /// <summary>Deeper than any forest may be; the forest itself checks its own limit.</summary>
        private const int DepthMax = 16;

        private readonly List<int> _left = [];
        private readonly List<int> _right = [];
        private readonly List<int> _feature = [];
        private readonly List<double> _threshold = [];
        private readonly List<int> _sampleCount = [];
        private int _node;
        private int _split;
        private int _leaf;

        public bool IsAtEnd => _node == nodeFeatures.Length;

        public IsolationTree Read()
        {
            foreach (List<int> list in (List<int>[])[_left, _right, _feature, _sampleCount])
                list.Clear();
            _threshold.Clear();
            ReadNode(0);
            return new IsolationTree([.. _left], [.. _right], [.. _feature], [.. _threshold], [.. _sampleCount]);
        }

        public void ThrowIfLeftOver()
        {
            if (_split != thresholds.Length || _leaf != leafCounts.Length)
                throw new ArgumentException("The forest has thresholds or leaves that belong to no node.");
        }

        private int ReadNode(int depth)
        {
            if (IsAtEnd || depth > DepthMax)
                throw new ArgumentException("A tree of the forest ends early or is too deep.");
            int feature = nodeFeatures[_node++];
            bool isLeaf = feature == LeafFeature;
            if (isLeaf ? _leaf == leafCounts.Length : _split == thresholds.Length)
                throw new ArgumentException("The forest lacks a threshold or a leaf.");
            int node = _left.Count;
            _left.Add(IsolationTree.Leaf);
            _right.Add(IsolationTree.Leaf);
            _feature.Add(isLeaf ? 0 : feature);
            _threshold.Add(isLeaf ? 0 : thresholds[_split++]);
            _sampleCount.Add(isLeaf ? leafCounts[_leaf++] : 0);
            if (isLeaf)
                return node;
            _left[node] = ReadNode(depth + 1);
            _right[node] = ReadNode(depth + 1);
            _sampleCount[node] = unchecked(_sampleCount[_left[node]] + _sampleCount[_right[node]]);
            return node;
        }
    }
}
