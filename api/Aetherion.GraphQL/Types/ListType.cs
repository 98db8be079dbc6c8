namespace Aetherion.GraphQL.Types;

public sealed class ListType : GraphQLType
{
    internal ListType(GraphQLType elementType) => ElementType = elementType;

    public GraphQLType ElementType { get; }

    public override TypeKind Kind => TypeKind.List;

    public override NamedType Named => ElementType.Named;

    public override string ToString() => $"[{ElementType}]";
}
