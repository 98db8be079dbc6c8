namespace Aetherion.GraphQL.Language;

public sealed class ListValueNode(int start, int end, ValueNode[] items)
    : ValueNode(start, end)
{
    public ValueNode[] Items { get; } = items;
}
