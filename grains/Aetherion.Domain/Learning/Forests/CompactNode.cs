using System.Runtime.Intrinsics;

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

    /// <summary><see cref="Child"/> of eight nodes.</summary>
    public static Vector256<int> ChildrenOf(Vector256<int> words) => (words << RowPlaceShift) >> RowPlaceShift;

    /// <summary><see cref="RowPlace"/> of eight nodes.</summary>
    public static Vector256<int> RowPlacesOf(Vector256<int> words) =>
        (words >>> RowPlaceShift) & Vector256.Create((int)byte.MaxValue);

    /// <summary><see cref="Bin"/> of eight nodes.</summary>
    public static Vector256<int> BinsOf(Vector256<int> words) => words >>> BinShift;

    public static CompactNode Of(int child, int rowPlace, byte bin) =>
        new((ushort)child | ((uint)rowPlace << RowPlaceShift) | ((uint)bin << BinShift));
}
