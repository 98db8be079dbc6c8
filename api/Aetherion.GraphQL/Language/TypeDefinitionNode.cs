namespace Aetherion.GraphQL.Language;

/// <summary>The definition of a named type, or the extension of one.</summary>
public abstract class TypeDefinitionNode(
    int start,
    int end,
    string? description,
    string name,
    DirectiveNode[] directives,
    bool isExtension)
    : DefinitionNode(start, end)
{
    public string? Description { get; } = description;

    public string Name { get; } = name;

    public DirectiveNode[] Directives { get; } = directives;

    public bool IsExtension { get; } = isExtension;
}
