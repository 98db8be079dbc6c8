namespace Aetherion.GraphQL.Language;

public sealed class VariableNode(int start, int end, string name)
    : ValueNode(start, end)
{
    public string Name { get; } = name;
}
