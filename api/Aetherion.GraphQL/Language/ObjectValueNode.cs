namespace Aetherion.GraphQL.Language;

public sealed class ObjectValueNode(int start, int end, ObjectFieldNode[] fields)
    : ValueNode(start, end)
{
    public ObjectFieldNode[] Fields { get; } = fields;
}
