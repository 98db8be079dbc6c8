namespace Aetherion.GraphQL.Types;

public abstract class NamedType(string name, string? description) : GraphQLType
{
    public string Name { get; } = name;

    public string? Description { get; internal set; } = description;

    /// <summary>
    /// What one value of the type adds to the type cost of an operation; of an interface or union, the dearest of its
    /// objects.
    /// </summary>
    public double Weight => ExplicitWeight ?? this switch
    {
        IAbstractType { PossibleTypes.Count: > 0 } face => face.PossibleTypes.Max(type => type.Weight),
        { IsComposite: true } => 1,
        _ => 0,
    };

    internal double? ExplicitWeight { get; set; }

    public override NamedType Named => this;

    public bool IsIntrospection => Name.StartsWith("__", StringComparison.Ordinal);

    public override string ToString() => Name;
}
