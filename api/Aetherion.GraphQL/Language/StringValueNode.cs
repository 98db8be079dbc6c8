namespace Aetherion.GraphQL.Language;

public sealed class StringValueNode(int start, int end, string value, bool isBlock)
    : ValueNode(start, end)
{
    public string Value { get; } = value;

    public bool IsBlock { get; } = isBlock;
}
