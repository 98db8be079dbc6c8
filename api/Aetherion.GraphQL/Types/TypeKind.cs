namespace Aetherion.GraphQL.Types;

public enum TypeKind
{
    Scalar,
#pragma warning disable CA1720 // The names of the kinds are the specification's.
    Object,
#pragma warning restore CA1720
    Interface,
    Union,
    Enum,
    InputObject,
    List,
    NonNull,
}
