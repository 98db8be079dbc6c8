using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Aetherion.Domain.Learning.Forests;

/// <summary>
/// All nodes in one array, each pair of children followed by their own children, so that a walk down touches few lines of
/// the cache; the walks of several trees go on side by side, so that they wait for memory together.
/// </summary>
internal sealed class PackedNodes<TNode> : PackedTrees
    where TNode : struct, IPackedNode<TNode>
{
    private const int Side = VectorWalk.TreeCount;

    /// <summary>As many as there are registers for.</summary>
    private const int ScalarSide = 8;

    private readonly TNode[] _nodes;
    private readonly int[] _roots;
    private readonly int[] _firstValues;
    private readonly float[] _values;
    private readonly int _valueCount;

    public PackedNodes(IReadOnlyList<DecisionTree> trees)
    {
        int nodeCount = trees.Sum(tree => tree.NodeCount);
        _nodes = new TNode[nodeCount];
        // What is missing in the last walk walks a tree again and is not counted.
        _roots = new int[(trees.Count + Side - 1) / Side * Side];
        _values = [.. trees.SelectMany(tree => tree.Values.ToArray())];
        _firstValues = new int[trees.Count];
        _valueCount = trees[0].ValueCount;
        int used = 0;
        int values = 0;
        for (int tree = 0; tree < trees.Count; tree++)
        {
            _roots[tree] = used;
            _firstValues[tree] = values;
            used = Pack(trees[tree], used);
            values += trees[tree].Values.Length;
        }
    }

    /// <inheritdoc/>
    public override void Add(ReadOnlySpan<byte> bins, Span<double> sums)
    {
        Span<int> places = stackalloc int[Side];
        Span<int> row = stackalloc int[2 * bins.Length];
        for (int feature = 0; feature < bins.Length; feature++)
            (row[2 * feature], row[(2 * feature) + 1]) = (bins[feature], (byte)(bins[feature] + 1));
        int at = 0;
        for (int tree = 0; tree < _firstValues.Length; tree++)
        {
            if (tree % Side == 0)
            {
                _roots.AsSpan(tree, Side).CopyTo(places);
                Walk(row, places);
            }

            int leaf = ~_nodes[places[tree % Side]].Child;
            ReadOnlySpan<float> values = _values.AsSpan(_firstValues[tree] + (leaf * _valueCount), _valueCount);
            Span<double> added = sums.Slice(at, values.Length);
            for (int index = 0; index < values.Length; index++)
                added[index] += values[index];
            at += values.Length;
            at = at == sums.Length ? 0 : at;
        }
    }

    /// <summary>Places are unchecked: growers make, and <see cref="DecisionTree.FromParts"/> checks, what nodes point
    /// to.</summary>
    private void Walk(ReadOnlySpan<int> shifted, Span<int> places)
    {
        if (VectorWalk.IsSupported && typeof(TNode) == typeof(CompactNode))
        {
            VectorWalk.Walk(MemoryMarshal.Cast<TNode, CompactNode>(_nodes), shifted, places);
            return;
        }

        for (int from = 0; from < Side; from += ScalarSide)
            WalkScalar(shifted, places.Slice(from, ScalarSide));
    }

    private void WalkScalar(ReadOnlySpan<int> shifted, Span<int> places)
    {
        ref TNode nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref int row = ref MemoryMarshal.GetReference(shifted);
        (int a, int b, int c, int d) = (places[0], places[1], places[2], places[3]);
        (int e, int f, int g, int h) = (places[4], places[5], places[6], places[7]);
        int moved;
        do
        {
            moved = Step(ref nodes, ref a, ref row) | Step(ref nodes, ref b, ref row)
                | Step(ref nodes, ref c, ref row) | Step(ref nodes, ref d, ref row)
                | Step(ref nodes, ref e, ref row) | Step(ref nodes, ref f, ref row)
                | Step(ref nodes, ref g, ref row) | Step(ref nodes, ref h, ref row);
        }
        while (moved != 0);
        (places[0], places[1], places[2], places[3]) = (a, b, c, d);
        (places[4], places[5], places[6], places[7]) = (e, f, g, h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref TNode nodes, ref int place, ref int row)
    {
        TNode node = Unsafe.Add(ref nodes, place);
        int bin = Unsafe.Add(ref row, (nint)node.RowPlace);
        int right = (int)((uint)(node.Bin - bin) >> 31);
        int distance = Math.Max(node.Child, 0) + right;
        place += distance;
        return distance;
    }

    /// <summary>Lays out one tree from <paramref name="used"/> on and returns where the next begins.</summary>
    private int Pack(DecisionTree tree, int used)
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
            Store(tree, node, placed);
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

    private void Store(DecisionTree tree, int node, int[] placed)
    {
        int number = tree.LeafNumbers[node];
        int place = placed[node];
        int child = number < 0 ? placed[tree.Nodes[node].Child] - place : ~number;
        TreeNode split = tree.Nodes[node];
        _nodes[place] = TNode.Of(child, (2 * split.Feature) + split.Shift, split.Bin);
    }
}
