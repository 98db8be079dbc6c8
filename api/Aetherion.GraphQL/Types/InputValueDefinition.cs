using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Types;

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputValueDefinition(
    string name,
    GraphQLType type,
    string? description = null,
    ValueNode? defaultValue = null,
    string? deprecationReason = null)
{
    public string Name { get; } = name;

    public GraphQLType Type { get; } = type;

    public string? Description { get; internal set; } = description;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public string? DeprecationReason { get; } = deprecationReason;

    /// <summary>What the argument adds to the field cost of an operation that gives it.</summary>
    public double Weight => ExplicitWeight ?? (Type.Named is InputObjectType ? 1 : 0);

    internal double? ExplicitWeight { get; init; }

    /// <summary>It must be given: its type is non-null and it has no default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;
}
