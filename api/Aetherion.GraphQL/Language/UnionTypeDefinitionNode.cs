namespace Aetherion.GraphQL.Language;

public sealed class UnionTypeDefinitionNode(
    int start,
    int end,
    string? description,
    string name,
    DirectiveNode[] directives,
    NamedTypeNode[] types,
    bool isExtension)
    : TypeDefinitionNode(start, end, description, name, directives, isExtension)
{
    public NamedTypeNode[] Types { get; } = types;
}
