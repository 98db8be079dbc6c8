namespace Aetherion.GraphQL.Language;

public sealed class OperationTypeDefinitionNode(
    int start,
    int end,
    OperationKind operation,
    NamedTypeNode type)
    : SyntaxNode(start, end)
{
    public OperationKind Operation { get; } = operation;

    public NamedTypeNode Type { get; } = type;
}
