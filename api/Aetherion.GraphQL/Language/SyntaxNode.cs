namespace Aetherion.GraphQL.Language;

/// <summary>A node of the syntax tree. Start and end are byte offsets in the document's UTF-8 source.</summary>
public abstract class SyntaxNode(int start, int end)
{
    public int Start { get; } = start;

    public int End { get; } = end;
}
