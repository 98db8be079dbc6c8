namespace Aetherion.GraphQL.Language;

public sealed class NonNullTypeNode(int start, int end, TypeNode nullableType)
    : TypeNode(start, end)
{
    public TypeNode NullableType { get; } = nullableType;
}
