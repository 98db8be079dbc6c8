namespace Aetherion.GraphQL.Types;

/// <summary>Which types may stand for which.</summary>
internal static class TypeRelations
{
    public static bool IsSubtype(GraphQLType type, GraphQLType super)
    {
        if (type == super)
            return true;
        if (super is NonNullType superNonNull)
            return type is NonNullType nonNull && IsSubtype(nonNull.NullableType, superNonNull.NullableType);
        if (type is NonNullType outer)
            return IsSubtype(outer.NullableType, super);
        if (super is ListType superList)
            return type is ListType list && IsSubtype(list.ElementType, superList.ElementType);
        if (type is ListType)
            return false;
        return super switch
        {
            InterfaceType face when type is ComplexType complex => complex.Interfaces.Contains(face),
            UnionType union when type is ObjectType member => union.IsPossibleType(member),
            _ => false,
        };
    }

    /// <summary>Whether an object can be of both types.</summary>
    public static bool Overlap(NamedType left, NamedType right)
    {
        if (left == right)
            return true;
        return (left, right) switch
        {
            (IAbstractType first, IAbstractType second) => first.PossibleTypes.Any(second.IsPossibleType),
            (IAbstractType first, ObjectType second) => first.IsPossibleType(second),
            (ObjectType first, IAbstractType second) => second.IsPossibleType(first),
            _ => false,
        };
    }
}
