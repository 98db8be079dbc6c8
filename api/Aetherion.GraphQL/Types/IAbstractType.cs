namespace Aetherion.GraphQL.Types;

/// <summary>An interface or a union: a type whose values are of one of several object types.</summary>
public interface IAbstractType
{
    IReadOnlyList<ObjectType> PossibleTypes { get; }

    bool IsPossibleType(ObjectType type);
}
