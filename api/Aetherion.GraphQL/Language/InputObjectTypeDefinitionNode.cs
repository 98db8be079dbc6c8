namespace Aetherion.GraphQL.Language;

public sealed class InputObjectTypeDefinitionNode(
    int start,
    int end,
    string? description,
    string name,
    DirectiveNode[] directives,
    InputValueDefinitionNode[] fields,
    bool isExtension)
    : TypeDefinitionNode(start, end, description, name, directives, isExtension)
{
    public InputValueDefinitionNode[] Fields { get; } = fields;
}
