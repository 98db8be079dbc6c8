namespace Aetherion.GraphQL.Language;

public sealed class EnumTypeDefinitionNode(
    int start,
    int end,
    string? description,
    string name,
    DirectiveNode[] directives,
    EnumValueDefinitionNode[] values,
    bool isExtension)
    : TypeDefinitionNode(start, end, description, name, directives, isExtension)
{
    public EnumValueDefinitionNode[] Values { get; } = values;
}
