using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Aetherion.Domain.Learning.Forests;

/// <summary>
/// The trees of a model laid out for predicting: all nodes in one array, each pair of children followed by their own
/// children, so that a walk down touches few lines of the cache; the walks of eight trees go on side by side, so that
/// they wait for memory together. A node is one word, read once: in its low half the distance to its left child, in a leaf
/// the complement of the place of its values; above it the place of its bin in the row, where each feature stands twice,
/// plain and shifted by one (see <see cref="TreeNode.Shift"/>); then the highest bin that goes left.
/// </summary>
internal sealed class PackedTrees
{
    private const int Side = 8;
    private const int RowPlaceShift = 32;
    private const int BinShift = 48;

    private readonly ulong[] _nodes;
    private readonly int[] _roots;
    private readonly float[] _values;
    private readonly int _valueCount;

    public PackedTrees(IReadOnlyList<DecisionTree> trees)
    {
        int nodeCount = trees.Sum(tree => tree.NodeCount);
        _nodes = new ulong[nodeCount];
        // Walks come in eights; what is missing in the last walks a tree again and is not counted.
        _roots = new int[(trees.Count + Side - 1) / Side * Side];
        _values = [.. trees.SelectMany(tree => tree.Values.ToArray())];
        _valueCount = trees[0].ValueCount;
        TreeCount = trees.Count;
        int used = 0;
        int values = 0;
        for (int tree = 0; tree < trees.Count; tree++)
        {
            _roots[tree] = used;
            used = Pack(trees[tree], used, values);
            values += trees[tree].Values.Length;
        }
    }

    public int TreeCount { get; }

    /// <summary>
    /// Adds tree by tree, in their order, the values of the leaves that a row ends in to the sums, which are taken in
    /// turn and over again; their number is a multiple of a leaf's values.
    /// </summary>
    public void Add(ReadOnlySpan<byte> bins, Span<double> sums)
    {
        Span<int> leaves = stackalloc int[Side];
        Span<byte> row = stackalloc byte[2 * bins.Length];
        for (int feature = 0; feature < bins.Length; feature++)
            (row[2 * feature], row[(2 * feature) + 1]) = (bins[feature], (byte)(bins[feature] + 1));
        int at = 0;
        for (int from = 0; from < TreeCount; from += Side)
        {
            Walk(_roots.AsSpan(from, Side), row, leaves);
            foreach (int leaf in leaves[..Math.Min(Side, TreeCount - from)])
            {
                ReadOnlySpan<float> values = _values.AsSpan(~(int)_nodes[leaf], _valueCount);
                Span<double> places = sums.Slice(at, values.Length);
                for (int index = 0; index < values.Length; index++)
                    places[index] += values[index];
                at += values.Length;
                at = at == sums.Length ? 0 : at;
            }
        }
    }

    /// <summary>Places are unchecked: growers make, and <see cref="DecisionTree.FromParts"/> checks, what nodes point
    /// to.</summary>
    private void Walk(ReadOnlySpan<int> roots, ReadOnlySpan<byte> shifted, Span<int> leaves)
    {
        ref ulong nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref byte row = ref MemoryMarshal.GetReference(shifted);
        (int a, int b, int c, int d) = (roots[0], roots[1], roots[2], roots[3]);
        (int e, int f, int g, int h) = (roots[4], roots[5], roots[6], roots[7]);
        int moved;
        do
        {
            moved = Step(ref nodes, ref a, ref row) | Step(ref nodes, ref b, ref row)
                | Step(ref nodes, ref c, ref row) | Step(ref nodes, ref d, ref row)
                | Step(ref nodes, ref e, ref row) | Step(ref nodes, ref f, ref row)
                | Step(ref nodes, ref g, ref row) | Step(ref nodes, ref h, ref row);
        }
        while (moved != 0);
        (leaves[0], leaves[1], leaves[2], leaves[3]) = (a, b, c, d);
        (leaves[4], leaves[5], leaves[6], leaves[7]) = (e, f, g, h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref ulong nodes, ref int place, ref byte row)
    {
        ulong node = Unsafe.Add(ref nodes, place);
        int bin = Unsafe.Add(ref row, (nint)(ushort)(node >> RowPlaceShift));
        int right = (int)((uint)((int)(node >> BinShift) - bin) >> 31);
        int distance = Math.Max((int)node, 0) + right;
        place += distance;
        return distance;
    }

    /// <summary>Lays out one tree from <paramref name="used"/> on and returns where the next begins.</summary>
    private int Pack(DecisionTree tree, int used, int values)
    {
        int[] placed = new int[tree.NodeCount];
        Stack<int> pairs = [];
        placed[0] = used++;
        PushChild(tree, 0, pairs);
        while (pairs.TryPop(out int pair))
        {
            used = Place(pair, placed, used);
            foreach (int parent in (ReadOnlySpan<int>)[pair, pair + 1])
            {
                if (tree.LeafNumbers[parent] >= 0)
                    continue;
                int below = tree.Nodes[parent].Child;
                used = Place(below, placed, used);
                PushChild(tree, below + 1, pairs);
                PushChild(tree, below, pairs);
            }
        }

        for (int node = 0; node < placed.Length; node++)
            Store(tree, node, placed, values);
        return used;
    }

    private static void PushChild(DecisionTree tree, int node, Stack<int> pairs)
    {
        if (tree.LeafNumbers[node] < 0)
            pairs.Push(tree.Nodes[node].Child);
    }

    private static int Place(int pair, int[] placed, int used)
    {
        placed[pair] = used;
        placed[pair + 1] = used + 1;
        return used + 2;
    }

    private void Store(DecisionTree tree, int node, int[] placed, int values)
    {
        int number = tree.LeafNumbers[node];
        int place = placed[node];
        int child = number < 0 ? placed[tree.Nodes[node].Child] - place : ~(values + (number * _valueCount));
        TreeNode split = tree.Nodes[node];
        ulong rowPlace = (ulong)((2 * split.Feature) + split.Shift);
        _nodes[place] = (uint)child | (rowPlace << RowPlaceShift) | ((ulong)split.Bin << BinShift);
    }
}
