using System.Diagnostics.CodeAnalysis;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types.Introspection;

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
        MetaFields = new MetaFields(types);
        Types = [.. types.Values.OrderBy(type => type.Name, StringComparer.Ordinal)];
    }

    public string? Description { get; }

    internal MetaFields MetaFields { get; }

    public ObjectType QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    /// <summary>All named types, built-in and introspection types included, by name.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    public IReadOnlyList<DirectiveDefinition> Directives { get; }

    public bool TryGetType(string name, [NotNullWhen(true)] out NamedType? type) => _types.TryGetValue(name, out type);

    public bool TryGetDirective(string name, [NotNullWhen(true)] out DirectiveDefinition? directive) =>
        _directives.TryGetValue(name, out directive);

    /// <summary>
    /// The schema in the schema definition language; the same for the same classes, in every process.
    /// </summary>
    public string ToSdl() => SchemaPrinter.Print(this);

    internal ObjectType? RootType(OperationKind kind) => kind switch
    {
        OperationKind.Query => QueryType,
        OperationKind.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>The type of a reference in a document; null when its name is unknown.</summary>
    internal GraphQLType? Resolve(TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => Resolve(nonNull.NullableType)?.AsNonNull(),
        ListTypeNode list => Resolve(list.ElementType)?.AsList(),
        NamedTypeNode named => _types.GetValueOrDefault(named.Name),
        _ => null,
    };

    /// <summary>A field of a composite type, the introspection fields among them.</summary>
    internal FieldDefinition? FindField(NamedType type, string name)
    {
        if (type is ComplexType complex && complex.TryGetField(name, out var field))
            return field;
        return MetaFields.Find(this, type, name);
    }

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
