namespace Aetherion.Domain.Learning.Forests;

/// <summary>A node in four bytes, for trees of fewer than 32,768 nodes over at most 128 features.</summary>
internal readonly struct CompactNode : IPackedNode<CompactNode>
{
    private const int RowPlaceShift = 16;
    private const int BinShift = 24;

    private readonly uint _word;

    private CompactNode(uint word) => _word = word;

    public int Child => (short)_word;

    public int RowPlace => (byte)(_word >> RowPlaceShift);

    public int Bin => (int)(_word >> BinShift);

    /// <summary>Whether all nodes of a tree can be written so.</summary>
    public static bool Holds(DecisionTree tree)
    {
        int featureMax = 0;
        foreach (TreeNode node in tree.Nodes)
            featureMax = Math.Max(featureMax, node.Feature);
        return tree.NodeCount <= short.MaxValue && (2 * featureMax) + 1 <= byte.MaxValue;
    }

    public static CompactNode Of(int child, int rowPlace, byte bin) =>
        new((ushort)child | ((uint)rowPlace << RowPlaceShift) | ((uint)bin << BinShift));
}
