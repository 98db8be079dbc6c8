using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Aetherion.Domain.Learning.IsolationForests;

/// <summary>
/// The trees of a forest filled up to complete binary trees of one depth, so that the children of node i are 2i + 1 and
/// 2i + 2 and every row takes the same number of steps without a branch. Below a leaf all thresholds are infinite: every
/// row goes left to the leaf's path length. Nothing is checked here; the forest does it.
/// </summary>
internal sealed class CompleteTrees
{
    /// <summary>Rows that go down a tree together, so that their steps do not wait for each other.</summary>
    private const int RowLanes = 8;

    /// <summary>Trees that a single row goes down together.</summary>
    private const int TreeLanes = 4;

    /// <summary>Rows that pass all trees before the next ones, so that they and a tree stay in the cache.</summary>
    private const int BlockRows = 512;

    private readonly int _treeCount;
    private readonly int _depth;
    private readonly int _splitCount;
    private readonly Node[] _nodes;
    private readonly double[] _gains;
    private readonly double[] _pathLengths;

    public CompleteTrees(ImmutableArray<IsolationTree> trees, int depth, PathLengthFormula formula)
    {
        _treeCount = trees.Length;
        _depth = depth;
        _splitCount = (1 << depth) - 1;
        _nodes = new Node[_treeCount * _splitCount];
        _gains = new double[2 * _nodes.Length];
        _pathLengths = new double[_treeCount << depth];
        double[] averages = [.. Enumerable.Range(0, trees[0].SampleCount[0] + 1).Select(
            count => AveragePathLength.Of(count, formula))];
        for (int tree = 0; tree < _treeCount; tree++)
            Fill(trees[tree], tree, averages, source: 0, edges: 0, place: 0, level: 0);
    }

    /// <summary>Adds each row's path lengths to its sum, tree by tree.</summary>
    public void AddPathLengths(ObservationMatrix rows, Span<double> sums)
    {
        for (int first = 0; first < rows.RowCount; first += BlockRows)
        {
            int last = Math.Min(first + BlockRows, rows.RowCount);
            for (int tree = 0; tree < _treeCount; tree++)
            {
                int row = first;
                for (; row + RowLanes <= last; row += RowLanes)
                    AddRows(tree, ref FirstOf(rows.Row(row)), rows.ColumnCount, ref sums[row]);
                for (; row < last; row++)
                    sums[row] += PathLength(tree, rows.Row(row));
            }
        }
    }

    /// <summary>The sum of a row's path lengths over all trees, in the order of the trees.</summary>
    public double PathLength(ReadOnlySpan<double> row)
    {
        double sum = 0;
        int tree = 0;
        for (; tree + TreeLanes <= _treeCount; tree += TreeLanes)
            AddTrees(tree, ref FirstOf(row), ref sum);
        for (; tree < _treeCount; tree++)
            sum += PathLength(tree, row);
        return sum;
    }

    /// <summary>The same, and what each split took off the path is added to its feature.</summary>
    public double Explain(ReadOnlySpan<double> row, Span<double> contributions)
    {
        double sum = 0;
        for (int tree = 0; tree < _treeCount; tree++)
        {
            int place = 0;
            for (int level = 0; level < _depth; level++)
            {
                int index = (tree * _splitCount) + place;
                Node node = _nodes[index];
                int side = row[node.Feature] > node.Threshold ? 1 : 0;
                contributions[node.Feature] += _gains[(2 * index) + side];
                place = (2 * place) + 1 + side;
            }

            sum += _pathLengths[(tree << _depth) + place - _splitCount];
        }

        return sum;
    }

    private static ref double FirstOf(ReadOnlySpan<double> row) => ref MemoryMarshal.GetReference(row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Step(ref Node nodes, nint place, ref double row)
    {
        ref Node node = ref Unsafe.Add(ref nodes, place);
        return (2 * place) + 1 + (Unsafe.Add(ref row, node.Feature) > node.Threshold ? 1 : 0);
    }

    private void Fill(
        IsolationTree tree, int index, double[] averages, int source, int edges, int place, int level)
    {
        if (level == _depth)
        {
            _pathLengths[(index << _depth) + place - _splitCount] = edges + averages[tree.SampleCount[source]];
            return;
        }

        bool isLeaf = tree.Left[source] == IsolationTree.Leaf;
        int left = isLeaf ? source : tree.Left[source];
        int right = isLeaf ? source : tree.Right[source];
        if (isLeaf)
            _nodes[(index * _splitCount) + place] = new Node(double.PositiveInfinity, 0);
        else
            SetSplit(tree, averages, source, (index * _splitCount) + place);
        int below = isLeaf ? edges : edges + 1;
        Fill(tree, index, averages, left, below, (2 * place) + 1, level + 1);
        Fill(tree, index, averages, right, below, (2 * place) + 2, level + 1);
    }

    private void SetSplit(IsolationTree tree, double[] averages, int source, int index)
    {
        _nodes[index] = new Node(tree.Threshold[source], tree.Feature[source]);
        double expected = averages[tree.SampleCount[source]] - 1;
        _gains[2 * index] = expected - averages[tree.SampleCount[tree.Left[source]]];
        _gains[(2 * index) + 1] = expected - averages[tree.SampleCount[tree.Right[source]]];
    }

    private double PathLength(int tree, ReadOnlySpan<double> row)
    {
        ref Node nodes = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_nodes), tree * _splitCount);
        nint place = 0;
        for (int level = 0; level < _depth; level++)
            place = Step(ref nodes, place, ref FirstOf(row));
        return _pathLengths[(tree << _depth) + (int)place - _splitCount];
    }

    private void AddRows(int tree, ref double row, int columnCount, ref double sum)
    {
        ref Node nodes = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_nodes), tree * _splitCount);
        nint p0 = 0, p1 = 0, p2 = 0, p3 = 0, p4 = 0, p5 = 0, p6 = 0, p7 = 0;
        for (int level = _depth; level > 0; level--)
        {
            p0 = Step(ref nodes, p0, ref row);
            p1 = Step(ref nodes, p1, ref Unsafe.Add(ref row, columnCount));
            p2 = Step(ref nodes, p2, ref Unsafe.Add(ref row, 2 * columnCount));
            p3 = Step(ref nodes, p3, ref Unsafe.Add(ref row, 3 * columnCount));
            p4 = Step(ref nodes, p4, ref Unsafe.Add(ref row, 4 * columnCount));
            p5 = Step(ref nodes, p5, ref Unsafe.Add(ref row, 5 * columnCount));
            p6 = Step(ref nodes, p6, ref Unsafe.Add(ref row, 6 * columnCount));
            p7 = Step(ref nodes, p7, ref Unsafe.Add(ref row, 7 * columnCount));
        }

        ref double leaves = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(_pathLengths), (tree << _depth) - _splitCount);
        ReadOnlySpan<nint> places = [p0, p1, p2, p3, p4, p5, p6, p7];
        for (int lane = 0; lane < RowLanes; lane++)
            Unsafe.Add(ref sum, lane) += Unsafe.Add(ref leaves, places[lane]);
    }

    private void AddTrees(int tree, ref double row, ref double sum)
    {
        ref Node first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_nodes), tree * _splitCount);
        ref Node second = ref Unsafe.Add(ref first, _splitCount);
        ref Node third = ref Unsafe.Add(ref second, _splitCount);
        ref Node fourth = ref Unsafe.Add(ref third, _splitCount);
        nint p0 = 0, p1 = 0, p2 = 0, p3 = 0;
        for (int level = _depth; level > 0; level--)
        {
            p0 = Step(ref first, p0, ref row);
            p1 = Step(ref second, p1, ref row);
            p2 = Step(ref third, p2, ref row);
            p3 = Step(ref fourth, p3, ref row);
        }

        int leaves = (tree << _depth) - _splitCount;
        int count = 1 << _depth;
        sum += _pathLengths[leaves + (int)p0];
        sum += _pathLengths[leaves + count + (int)p1];
        sum += _pathLengths[leaves + (2 * count) + (int)p2];
        sum += _pathLengths[leaves + (3 * count) + (int)p3];
    }

    /// <summary>A split: a row goes right when its value in the column is above the threshold.</summary>
    private readonly record struct Node(double Threshold, int Feature);
}
