namespace Aetherion.GraphQL.Language;

public sealed class FragmentSpreadNode(int start, int end, NameNode name, DirectiveNode[] directives)
    : SelectionNode(start, end)
{
    public NameNode Name { get; } = name;

    public DirectiveNode[] Directives { get; } = directives;
}
