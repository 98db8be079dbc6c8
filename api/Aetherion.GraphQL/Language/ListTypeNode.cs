namespace Aetherion.GraphQL.Language;

public sealed class ListTypeNode(int start, int end, TypeNode elementType)
    : TypeNode(start, end)
{
    public TypeNode ElementType { get; } = elementType;
}
