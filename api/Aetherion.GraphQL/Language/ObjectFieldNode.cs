namespace Aetherion.GraphQL.Language;

public sealed class ObjectFieldNode(int start, int end, string name, ValueNode value)
    : SyntaxNode(start, end)
{
    public string Name { get; } = name;

    public ValueNode Value { get; } = value;
}
