namespace Aetherion.GraphQL.Language;

public sealed class NamedTypeNode(int start, int end, string name)
    : TypeNode(start, end)
{
    public string Name { get; } = name;
}
