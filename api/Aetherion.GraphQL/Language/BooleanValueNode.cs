namespace Aetherion.GraphQL.Language;

public sealed class BooleanValueNode(int start, int end, bool value)
    : ValueNode(start, end)
{
    public bool Value { get; } = value;
}
