namespace Aetherion.GraphQL.Language;

public sealed class ObjectTypeDefinitionNode(
    int start,
    int end,
    string? description,
    string name,
    NamedTypeNode[] interfaces,
    DirectiveNode[] directives,
    FieldDefinitionNode[] fields,
    bool isExtension)
    : TypeDefinitionNode(start, end, description, name, directives, isExtension)
{
    public NamedTypeNode[] Interfaces { get; } = interfaces;

    public FieldDefinitionNode[] Fields { get; } = fields;
}
