using System.Collections.Immutable;

namespace Aetherion.Domain.Learning.IsolationForests;

/// <summary>
/// One isolation tree as parallel arrays, one entry for each node, the root first. A row whose value is at most the
/// threshold goes left.
/// </summary>
/// <param name="Left">Index of the left child; <see cref="Leaf"/> at a leaf.</param>
/// <param name="Right">Index of the right child; <see cref="Leaf"/> at a leaf.</param>
/// <param name="Feature">The column a node looks at; not read at a leaf.</param>
/// <param name="Threshold">What its value is compared with; not read at a leaf.</param>
/// <param name="SampleCount">Training rows that reached the node.</param>
public sealed record IsolationTree(
    ImmutableArray<int> Left,
    ImmutableArray<int> Right,
    ImmutableArray<int> Feature,
    ImmutableArray<double> Threshold,
    ImmutableArray<int> SampleCount)
{
    /// <summary>The child of a leaf.</summary>
    public const int Leaf = -1;

    /// <summary>Number of nodes.</summary>
    public int NodeCount => Left.IsDefault ? 0 : Left.Length;

    /// <summary>The longest way from the root to a leaf, in edges.</summary>
    /// <exception cref="ArgumentException">The arrays are no tree over rows with that many columns.</exception>
    internal int CheckedDepth(int columnCount)
    {
        if (NodeCount == 0 || Right.IsDefault || Feature.IsDefault || Threshold.IsDefault || SampleCount.IsDefault
            || new[] { Right.Length, Feature.Length, Threshold.Length, SampleCount.Length }.Any(l => l != NodeCount))
        {
            throw new ArgumentException("The arrays of a tree are of unequal length or empty.");
        }

        int[] depths = new int[NodeCount];
        int[] parents = new int[NodeCount];
        for (int node = 0; node < NodeCount; node++)
        {
            if (node > 0 && parents[node] == 0)
                throw new ArgumentException($"Node {node} of a tree has no parent before it.");
            CheckNode(node, columnCount);
            if (Left[node] == Leaf)
                continue;
            foreach (int child in (ReadOnlySpan<int>)[Left[node], Right[node]])
            {
                parents[child]++;
                depths[child] = depths[node] + 1;
            }
        }

        return parents.Any(count => count > 1)
            ? throw new ArgumentException("A node of a tree has two parents.")
            : depths.Max();
    }

    private void CheckNode(int node, int columnCount)
    {
        bool isLeaf = Left[node] == Leaf && Right[node] == Leaf;
        bool isSplit = Left[node] > node && Left[node] < NodeCount && Right[node] > node && Right[node] < NodeCount;
        bool isCounted = SampleCount[node] >= 1;
        if (isSplit)
        {
            isSplit = (uint)Feature[node] < (uint)columnCount && ObservationMatrix.IsUsable(Threshold[node]);
            isCounted &= SampleCount[node] == SampleCount[Left[node]] + (long)SampleCount[Right[node]];
        }

        if (isLeaf == isSplit || !isCounted)
            throw new ArgumentException($"Node {node} of a tree has children, a column or a count that cannot be.");
    }
}
