using System.Diagnostics.CodeAnalysis;

namespace Aetherion.GraphQL.Types;

/// <summary>A field of an object or interface, and how it is resolved.</summary>
public sealed class FieldDefinition(
    string name,
    GraphQLType type,
    FieldResolver resolver,
    IReadOnlyList<InputValueDefinition>? arguments = null,
    string? description = null,
    string? deprecationReason = null)
{
    private const double AsyncWeight = 10;

    public string Name { get; } = name;

    public GraphQLType Type { get; } = type;

    public FieldResolver Resolver { get; } = resolver;

    public IReadOnlyList<InputValueDefinition> Arguments { get; } = arguments ?? [];

    public string? Description { get; internal set; } = description;

    public string? DeprecationReason { get; } = deprecationReason;

    /// <summary>How long the field's list is; null when nothing bounds it.</summary>
    public ListSize? ListSize { get; internal init; }

    /// <summary>What resolving the field once adds to the field cost of an operation.</summary>
    public double Weight => ExplicitWeight ?? (Resolver.IsAsync ? AsyncWeight : Type.Named.IsComposite ? 1 : 0);

    internal double? ExplicitWeight { get; init; }

    /// <summary>What is asked of who asks for the field; all of it must be met.</summary>
    public IReadOnlyList<AuthorizeAttribute> Authorization { get; init; } = [];

    /// <summary>Whether the field says that everybody may ask for it.</summary>
    public bool AllowsAnonymous { get; init; }

    /// <summary>The type that has the field; null for the fields every type has.</summary>
    public ComplexType? DeclaringType { get; internal set; }

    internal string DeclaringName => DeclaringType?.Name ?? "";

    public bool TryGetArgument(string name, [NotNullWhen(true)] out InputValueDefinition? argument)
    {
        foreach (var candidate in Arguments)
        {
            if (candidate.Name == name)
            {
                argument = candidate;
                return true;
            }
        }

        argument = null;
        return false;
    }

    internal FieldDefinition Copy() => With(Resolver);

    /// <summary>The same field, resolved otherwise.</summary>
    internal FieldDefinition With(FieldResolver resolver) =>
        new(Name, Type, resolver, Arguments, Description, DeprecationReason)
        {
            ListSize = ListSize,
            ExplicitWeight = ExplicitWeight,
            Authorization = Authorization,
            AllowsAnonymous = AllowsAnonymous,
        };
}
