namespace Aetherion.GraphQL.Language;

public sealed class SchemaDefinitionNode(
    int start,
    int end,
    string? description,
    DirectiveNode[] directives,
    OperationTypeDefinitionNode[] operationTypes,
    bool isExtension)
    : DefinitionNode(start, end)
{
    public string? Description { get; } = description;

    public DirectiveNode[] Directives { get; } = directives;

    public OperationTypeDefinitionNode[] OperationTypes { get; } = operationTypes;

    public bool IsExtension { get; } = isExtension;
}
