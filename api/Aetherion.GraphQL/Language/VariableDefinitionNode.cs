namespace Aetherion.GraphQL.Language;

public sealed class VariableDefinitionNode(
    int start,
    int end,
    VariableNode variable,
    TypeNode type,
    ValueNode? defaultValue,
    DirectiveNode[] directives,
    string? description)
    : SyntaxNode(start, end)
{
    public VariableNode Variable { get; } = variable;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public DirectiveNode[] Directives { get; } = directives;

    public string? Description { get; } = description;
}
