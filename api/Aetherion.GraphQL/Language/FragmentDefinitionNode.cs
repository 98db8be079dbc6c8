namespace Aetherion.GraphQL.Language;

public sealed class FragmentDefinitionNode(
    int start,
    int end,
    NameNode name,
    NamedTypeNode typeCondition,
    DirectiveNode[] directives,
    SelectionSetNode selectionSet,
    string? description)
    : DefinitionNode(start, end)
{
    public NameNode Name { get; } = name;

    public NamedTypeNode TypeCondition { get; } = typeCondition;

    public DirectiveNode[] Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    public string? Description { get; } = description;
}
