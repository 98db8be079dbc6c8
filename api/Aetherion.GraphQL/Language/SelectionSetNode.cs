namespace Aetherion.GraphQL.Language;

public sealed class SelectionSetNode(int start, int end, SelectionNode[] selections)
    : SyntaxNode(start, end)
{
    public SelectionNode[] Selections { get; } = selections;
}
