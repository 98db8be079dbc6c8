namespace Aetherion.Domain.Learning.Forests;

/// <summary>A node of <see cref="PackedNodes{TNode}"/> in one word, so that it is read at once.</summary>
internal interface IPackedNode<TSelf>
    where TSelf : struct, IPackedNode<TSelf>
{
    /// <summary>The distance to the left child, which the right one follows; of a leaf the complement of its number in its tree, which
    /// is negative.</summary>
    int Child { get; }

    /// <summary>The place of its bin in a row where each feature stands twice, plain and shifted by one (see
    /// <see cref="TreeNode.Shift"/>).</summary>
    int RowPlace { get; }

    /// <summary>The highest bin that goes left.</summary>
    int Bin { get; }

    static abstract TSelf Of(int child, int rowPlace, byte bin);
}
