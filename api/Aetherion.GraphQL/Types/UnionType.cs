namespace Aetherion.GraphQL.Types;

public sealed class UnionType(string name, string? description = null) : NamedType(name, description), IAbstractType
{
    private readonly List<ObjectType> _possibleTypes = [];

    public override TypeKind Kind => TypeKind.Union;

    public IReadOnlyList<ObjectType> PossibleTypes => _possibleTypes;

    public bool IsPossibleType(ObjectType type) => _possibleTypes.Contains(type);

    internal void AddPossibleType(ObjectType type)
    {
        if (!_possibleTypes.Contains(type))
            _possibleTypes.Add(type);
    }
}
