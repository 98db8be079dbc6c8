namespace Aetherion.GraphQL.Language;

public sealed class VariableNode(int start, int end, NameNode name)
    : ValueNode(start, end)
{
    public string Name => NameNode.Value;

    /// <summary>The name behind the dollar sign, and where it stands.</summary>
    public NameNode NameNode { get; } = name;
}
