using System.Diagnostics.CodeAnalysis;

namespace Aetherion.GraphQL.Types;

/// <summary>A complete schema. It does not change once built.</summary>
public sealed class GraphQLSchema
{
    private readonly Dictionary<string, NamedType> _types;
    private readonly Dictionary<string, DirectiveDefinition> _directives;
    private readonly Dictionary<Type, ObjectType> _objectTypes;

    internal GraphQLSchema(
        ObjectType queryType,
        ObjectType? mutationType,
        ObjectType? subscriptionType,
        Dictionary<string, NamedType> types,
        IReadOnlyList<DirectiveDefinition> directives,
        Dictionary<Type, ObjectType> objectTypes,
        string? description)
    {
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        Description = description;
        Directives = directives;
        _types = types;
        _directives = directives.ToDictionary(directive => directive.Name, StringComparer.Ordinal);
        _objectTypes = objectTypes;
        Types = [.. types.Values.OrderBy(type => type.Name, StringComparer.Ordinal)];
    }

    public string? Description { get; }

    public ObjectType QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    /// <summary>All named types, built-in and introspection types included, by name.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    public IReadOnlyList<DirectiveDefinition> Directives { get; }

    public bool TryGetType(string name, [NotNullWhen(true)] out NamedType? type) => _types.TryGetValue(name, out type);

    public bool TryGetDirective(string name, [NotNullWhen(true)] out DirectiveDefinition? directive) =>
        _directives.TryGetValue(name, out directive);

    /// <summary>The schema in the schema definition language; the same for the same classes, in every process.</summary>
    public string ToSdl() => SchemaPrinter.Print(this);

    /// <summary>The object type of a value that a field of an interface or union returned.</summary>
    internal ObjectType? FindObjectType(Type runtimeType)
    {
        for (var type = runtimeType; type is not null; type = type.BaseType)
        {
            if (_objectTypes.TryGetValue(type, out var found))
                return found;
        }

        return null;
    }
}
