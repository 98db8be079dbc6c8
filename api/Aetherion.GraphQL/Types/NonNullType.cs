namespace Aetherion.GraphQL.Types;

public sealed class NonNullType : GraphQLType
{
    internal NonNullType(GraphQLType nullableType) => NullableType = nullableType;

    public GraphQLType NullableType { get; }

    public override TypeKind Kind => TypeKind.NonNull;

    public override NamedType Named => NullableType.Named;

    public override GraphQLType Nullable => NullableType;

    public override GraphQLType AsNonNull() => this;

    public override string ToString() => $"{NullableType}!";
}
