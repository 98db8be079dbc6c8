using System.Buffers.Binary;

namespace Aetherion.Domain.Learning.Forests;

/// <summary>A tree in a document: eight bytes a node and four a value, lowest byte first, as base 64.</summary>
internal sealed record TreeContent
{
    private const int NodeBytes = 8;
    private const int ValueBytes = 4;

    public required byte[] Nodes { get; init; }

    public required byte[] Values { get; init; }

    public static TreeContent Of(DecisionTree tree)
    {
        byte[] nodes = new byte[tree.NodeCount * NodeBytes];
        byte[] values = new byte[tree.Values.Length * ValueBytes];
        for (int index = 0; index < tree.NodeCount; index++)
        {
            TreeNode node = tree.Nodes[index];
            Span<byte> bytes = nodes.AsSpan(index * NodeBytes, NodeBytes);
            BinaryPrimitives.WriteInt32LittleEndian(bytes, node.Child);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[4..], node.Feature);
            (bytes[6], bytes[7]) = (node.Bin, node.Shift);
        }

        for (int index = 0; index < tree.Values.Length; index++)
            BinaryPrimitives.WriteSingleLittleEndian(values.AsSpan(index * ValueBytes), tree.Values[index]);
        return new TreeContent { Nodes = nodes, Values = values };
    }

    /// <exception cref="ArgumentException">The bytes are no tree over these bins.</exception>
    public DecisionTree ToTree(int valueCount, FeatureBins bins)
    {
        if (Nodes.Length % NodeBytes != 0 || Values.Length % ValueBytes != 0)
            throw new ArgumentException($"A tree has {Nodes.Length} bytes of nodes and {Values.Length} of values.");
        TreeNode[] nodes = new TreeNode[Nodes.Length / NodeBytes];
        for (int index = 0; index < nodes.Length; index++)
        {
            ReadOnlySpan<byte> bytes = Nodes.AsSpan(index * NodeBytes, NodeBytes);
            nodes[index] = TreeNode.FromParts(
                BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]),
                bytes[6], bytes[7]);
        }

        float[] values = new float[Values.Length / ValueBytes];
        for (int index = 0; index < values.Length; index++)
            values[index] = BinaryPrimitives.ReadSingleLittleEndian(Values.AsSpan(index * ValueBytes));
        return DecisionTree.FromParts(nodes, values, valueCount, bins);
    }
}
