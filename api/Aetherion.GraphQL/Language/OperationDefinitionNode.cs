namespace Aetherion.GraphQL.Language;

public sealed class OperationDefinitionNode(
    int start,
    int end,
    OperationKind operation,
    NameNode? name,
    VariableDefinitionNode[] variableDefinitions,
    DirectiveNode[] directives,
    SelectionSetNode selectionSet,
    string? description)
    : DefinitionNode(start, end)
{
    public OperationKind Operation { get; } = operation;

    public NameNode? Name { get; } = name;

    public VariableDefinitionNode[] VariableDefinitions { get; } = variableDefinitions;

    public DirectiveNode[] Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    public string? Description { get; } = description;
}
