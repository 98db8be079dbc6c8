using System.Collections.Concurrent;
using Aetherion.GraphQL.Types.Resolvers;

namespace Aetherion.GraphQL.Types.Introspection;

/// <summary>The fields that are there without being declared: __typename, __schema and __type.</summary>
internal sealed class MetaFields
{
    public const string TypeName = "__typename";
    public const string Schema = "__schema";
    public const string Type = "__type";

    private readonly GraphQLType _text;
    private readonly FieldDefinition _schema;
    private readonly FieldDefinition _type;
    private readonly ConcurrentDictionary<NamedType, FieldDefinition> _typeNames = new();

    public MetaFields(IReadOnlyDictionary<string, NamedType> types)
    {
        _text = types["String"].AsNonNull();
        _schema = new FieldDefinition(
            Schema,
            types["__Schema"].AsNonNull(),
            new ContextResolver(context => context.Schema),
            [],
            "The schema of this server.");
        _type = new FieldDefinition(
            Type,
            types["__Type"],
            new ContextResolver(context => FindType(context)),
            [new InputValueDefinition("name", _text)],
            "A type of this server's schema.");
    }

    public FieldDefinition? Find(GraphQLSchema schema, NamedType type, string name)
    {
        if (name == TypeName && type.IsComposite)
            return _typeNames.GetOrAdd(type, MakeTypeName);
        if (type != schema.QueryType)
            return null;
        return name switch
        {
            Schema => _schema,
            Type => _type,
            _ => null,
        };
    }

    private static NamedType? FindType(Execution.ResolverContext context) =>
        context.Schema.TryGetType(context.ArgumentValue<string>("name")!, out var type) ? type : null;

    private FieldDefinition MakeTypeName(NamedType type) =>
        new(TypeName, _text, new DelegateResolver<object?>(_ => type.Name), [], "The name of the object's type.");
}
