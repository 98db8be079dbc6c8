namespace Aetherion.Domain.Learning.Forests;

/// <summary>
/// One tree over binned features: nodes in one flat array, parents before children, and for each leaf its values in
/// single precision. Grown by <see cref="RandomForest"/> and <see cref="Boosting.GradientBoosting"/>.
/// </summary>
public sealed class DecisionTree
{
    /// <summary>The most nodes of a tree.</summary>
    public const int NodeCountMax = 1 << 22;

    private readonly TreeNode[] _nodes;
    private readonly int[] _leafNumbers;
    private readonly float[] _values;

    /// <summary>Takes nodes as a grower made them; leaves have their values in the order of their nodes.</summary>
    internal DecisionTree(TreeNode[] nodes, float[] values, int valueCount)
    {
        _nodes = nodes;
        _values = values;
        _leafNumbers = new int[nodes.Length];
        ValueCount = valueCount;
        int leafCount = 0;
        for (int index = 0; index < nodes.Length; index++)
            _leafNumbers[index] = nodes[index].Child == index ? leafCount++ : -1;
    }

    /// <summary>Number of splits and leaves.</summary>
    public int NodeCount => _nodes.Length;

    /// <summary>Number of leaves.</summary>
    public int LeafCount => (_nodes.Length + 1) / 2;

    /// <summary>Values of each leaf: one per class, or one.</summary>
    public int ValueCount { get; }

    internal ReadOnlySpan<TreeNode> Nodes => _nodes;

    /// <summary>For each node the number of the leaf it is, or -1.</summary>
    internal ReadOnlySpan<int> LeafNumbers => _leafNumbers;

    internal ReadOnlySpan<float> Values => _values;

    /// <summary>The values of the leaf that a row of bins ends in. Allocates nothing.</summary>
    /// <param name="bins">The bins of the row, by the bins that the tree was grown on.</param>
    public ReadOnlySpan<float> Predict(ReadOnlySpan<byte> bins) =>
        ValuesOf(LeafOf(bins));

    internal ReadOnlySpan<float> ValuesOf(int leaf) => _values.AsSpan(leaf * ValueCount, ValueCount);

    /// <summary>The number of the leaf that a row of bins ends in.</summary>
    internal int LeafOf(ReadOnlySpan<byte> bins)
    {
        int index = 0;
        for (int next = -1; next != index;)
        {
            next = index;
            index = _nodes[index].Child + _nodes[index].StepRight(bins[_nodes[index].Feature]);
        }

        return _leafNumbers[index];
    }

    /// <summary>
    /// Checks a tree that came from outside: every child is in range, after its parent and child of it alone, every
    /// leaf
    /// has its values, every split its feature and bin, every number is finite.
    /// </summary>
    /// <exception cref="ArgumentException">The tree breaks one of these.</exception>
    internal static DecisionTree FromParts(TreeNode[] nodes, float[] values, int valueCount, FeatureBins bins)
    {
        int leafCount = (nodes.Length + 1) / 2;
        if (nodes.Length is 0 or > NodeCountMax || nodes.Length % 2 == 0 || values.Length != leafCount * valueCount)
        {
            throw new ArgumentException(
                $"A tree has {nodes.Length} nodes and {values.Length} values; {leafCount} leaves need " +
                $"{valueCount} each.");
        }

        ThrowUnlessTree(nodes, bins);
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                throw new ArgumentException($"A leaf has the value {value}; all must be finite.");
        }

        return new DecisionTree(nodes, values, valueCount);
    }

    /// <summary>With an odd number of nodes and every one but the first the child of one before it, half of them and
    /// one
    /// are leaves.</summary>
    private static void ThrowUnlessTree(TreeNode[] nodes, FeatureBins bins)
    {
        bool[] isChild = new bool[nodes.Length];
        isChild[0] = true;
        for (int index = 0; index < nodes.Length; index++)
        {
            TreeNode node = nodes[index];
            bool isLeaf = node.Child == index;
            if (!isChild[index] || !(isLeaf ? node.IsLeafAt(index) : IsGoodSplit(node, index, isChild, bins)))
            {
                throw new ArgumentException(
                    $"Node {index} of a tree leads nowhere, in a circle, or splits what is not there.");
            }

            if (!isLeaf)
                isChild[node.Child] = isChild[node.Child + 1] = true;
        }
    }

    private static bool IsGoodSplit(TreeNode node, int index, bool[] isChild, FeatureBins bins) =>
        node.Child > index && node.Child < isChild.Length - 1
        && !isChild[node.Child] && !isChild[node.Child + 1]
        && node.Feature < bins.FeatureCount && node.Shift <= 1
        && node.LastLeftBin >= 0 && node.LastLeftBin < bins.BinCount(node.Feature);
}
