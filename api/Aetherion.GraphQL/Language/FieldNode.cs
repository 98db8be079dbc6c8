namespace Aetherion.GraphQL.Language;

public sealed class FieldNode(
    int start,
    int end,
    string? alias,
    string name,
    ArgumentNode[] arguments,
    DirectiveNode[] directives,
    SelectionSetNode? selectionSet)
    : SelectionNode(start, end)
{
    public string? Alias { get; } = alias;

    public string Name { get; } = name;

    public ArgumentNode[] Arguments { get; } = arguments;

    public DirectiveNode[] Directives { get; } = directives;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;
}
