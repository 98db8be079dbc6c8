namespace Aetherion.Domain.Learning.Forests;

/// <summary>The trees of a model laid out for predicting.</summary>
internal abstract class PackedTrees
{
    /// <summary>Lays trees out in nodes of four bytes, which <see cref="VectorWalk"/> can read, or of eight where they must be.</summary>
    public static PackedTrees Of(IReadOnlyList<DecisionTree> trees) =>
        trees.All(CompactNode.Holds) ? new PackedNodes<CompactNode>(trees) : new PackedNodes<WideNode>(trees);

    /// <summary>
    /// Adds tree by tree, in their order, the values of the leaves that a row ends in to the sums, which are taken in
    /// turn and over again; their number is a multiple of a leaf's values.
    /// </summary>
    public abstract void Add(ReadOnlySpan<byte> bins, Span<double> sums);
}
