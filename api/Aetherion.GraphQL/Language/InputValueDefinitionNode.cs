namespace Aetherion.GraphQL.Language;

public sealed class InputValueDefinitionNode(
    int start,
    int end,
    string? description,
    string name,
    TypeNode type,
    ValueNode? defaultValue,
    DirectiveNode[] directives)
    : SyntaxNode(start, end)
{
    public string? Description { get; } = description;

    public string Name { get; } = name;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public DirectiveNode[] Directives { get; } = directives;
}
