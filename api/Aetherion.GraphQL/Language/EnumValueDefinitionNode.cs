namespace Aetherion.GraphQL.Language;

public sealed class EnumValueDefinitionNode(
    int start,
    int end,
    string? description,
    string name,
    DirectiveNode[] directives)
    : SyntaxNode(start, end)
{
    public string? Description { get; } = description;

    public string Name { get; } = name;

    public DirectiveNode[] Directives { get; } = directives;
}
