namespace Aetherion.GraphQL.Language;

public sealed class EnumValueNode(int start, int end, string value)
    : ValueNode(start, end)
{
    public string Value { get; } = value;
}
