namespace Aetherion.GraphQL.Language;

public sealed class FieldDefinitionNode(
    int start,
    int end,
    string? description,
    string name,
    InputValueDefinitionNode[] arguments,
    TypeNode type,
    DirectiveNode[] directives)
    : SyntaxNode(start, end)
{
    public string? Description { get; } = description;

    public string Name { get; } = name;

    public InputValueDefinitionNode[] Arguments { get; } = arguments;

    public TypeNode Type { get; } = type;

    public DirectiveNode[] Directives { get; } = directives;
}
