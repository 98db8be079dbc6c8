namespace Aetherion.GraphQL.Language;

public sealed class InlineFragmentNode(
    int start,
    int end,
    NamedTypeNode? typeCondition,
    DirectiveNode[] directives,
    SelectionSetNode selectionSet)
    : SelectionNode(start, end)
{
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public DirectiveNode[] Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
