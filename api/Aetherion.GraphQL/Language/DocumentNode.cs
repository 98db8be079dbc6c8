namespace Aetherion.GraphQL.Language;

/// <summary>A parsed document with its UTF-8 source, from which locations are computed.</summary>
public sealed class DocumentNode(
    int start,
    int end,
    DefinitionNode[] definitions,
    ReadOnlyMemory<byte> source)
    : SyntaxNode(start, end)
{
    public DefinitionNode[] Definitions { get; } = definitions;

    public ReadOnlyMemory<byte> Source { get; } = source;
}
