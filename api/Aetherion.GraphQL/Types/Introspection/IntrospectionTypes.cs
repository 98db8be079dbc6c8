using Aetherion.GraphQL.Types.Resolvers;

namespace Aetherion.GraphQL.Types.Introspection;

/// <summary>The types by which a schema describes itself.</summary>
internal sealed class IntrospectionTypes
{
    private const string TypeName = "__Type";

    private readonly GraphQLType _text;
    private readonly GraphQLType _boolean;
    private readonly ObjectType _schema = new("__Schema", "A schema: its types, roots and directives.");
    private readonly ObjectType _type = new(TypeName, "A type, named or wrapped.");
    private readonly ObjectType _field = new("__Field", "A field of an object or interface.");
    private readonly ObjectType _inputValue = new("__InputValue", "An argument or an input field.");
    private readonly ObjectType _enumValue = new("__EnumValue", "A value of an enum.");
    private readonly ObjectType _directive = new("__Directive", "A directive.");
    private readonly EnumType _typeKind;
    private readonly EnumType _location;

    private IntrospectionTypes(IReadOnlyDictionary<string, ScalarType> scalars)
    {
        _text = scalars["String"];
        _boolean = scalars["Boolean"];
        _typeKind = new EnumType(
            "__TypeKind",
            "The kind of a type.",
            [.. Enum.GetValues<TypeKind>().Select(kind =>
                new EnumValue(NamingConventions.EnumValueName(kind.ToString()), kind, null, null))]);
        _location = new EnumType(
            "__DirectiveLocation",
            "A place where a directive may stand.",
            [.. DirectiveLocations.All.Select(name => new EnumValue(name, name, null, null))]);
        AddSchemaFields();
        AddTypeFields();
        AddFieldFields();
        AddInputValueFields();
        AddEnumValueFields();
        AddDirectiveFields();
    }

    public static void AddTo(Dictionary<string, NamedType> types, IReadOnlyDictionary<string, ScalarType> scalars)
    {
        var made = new IntrospectionTypes(scalars);
        NamedType[] all =
        [
            made._schema, made._type, made._field, made._inputValue, made._enumValue, made._directive, made._typeKind,
            made._location,
        ];
        foreach (var type in all)
            types.Add(type.Name, type);
    }

    private static bool IncludesDeprecated(Execution.ResolverContext context) =>
        context.ArgumentValue<bool>("includeDeprecated");

    private static void Add<TParent>(ObjectType owner, string name, GraphQLType type, Func<TParent, object?> resolve) =>
        owner.SetField(new FieldDefinition(name, type, new DelegateResolver<TParent>(resolve)));

    private static string? DefaultText(InputValueDefinition value) =>
        value.DefaultValue is { } literal ? Language.SyntaxPrinter.Print(literal) : null;

    private static IEnumerable<InputValueDefinition> Visible(
        IEnumerable<InputValueDefinition> values,
        Execution.ResolverContext context) =>
        values.Where(value => IncludesDeprecated(context) || value.DeprecationReason is null);

    private static IEnumerable<FieldDefinition>? Fields(Execution.ResolverContext context) =>
        (context.ParentValue as ComplexType)?.Fields
            .Where(field => IncludesDeprecated(context) || field.DeprecationReason is null);

    private static IEnumerable<EnumValue>? EnumValues(Execution.ResolverContext context) =>
        (context.ParentValue as EnumType)?.Values
            .Where(value => IncludesDeprecated(context) || value.DeprecationReason is null);

    private static string? NameOf(GraphQLType type) => (type as NamedType)?.Name;

    private static object? OfType(GraphQLType type) =>
        (type as NonNullType)?.NullableType ?? (type as ListType)?.ElementType;

    private static IEnumerable<InputValueDefinition>? InputFields(Execution.ResolverContext context) =>
        context.ParentValue is InputObjectType input ? Visible(input.Fields, context) : null;

    private static ListType ListOf(NamedType type) => type.AsNonNull().AsList();

    private InputValueDefinition[] IncludeDeprecatedArgument() =>
        [new("includeDeprecated", _boolean.AsNonNull(), null, new Language.BooleanValueNode(0, 0, false))];

    private void AddFiltered(
        ObjectType owner, string name, GraphQLType type, Func<Execution.ResolverContext, object?> resolve) =>
        owner.SetField(new FieldDefinition(name, type, new ContextResolver(resolve), IncludeDeprecatedArgument()));

    private void AddSchemaFields()
    {
        Add<GraphQLSchema>(_schema, "description", _text, schema => schema.Description);
        Add<GraphQLSchema>(_schema, "types", ListOf(_type).AsNonNull(), schema => schema.Types);
        Add<GraphQLSchema>(_schema, "queryType", _type.AsNonNull(), schema => schema.QueryType);
        Add<GraphQLSchema>(_schema, "mutationType", _type, schema => schema.MutationType);
        Add<GraphQLSchema>(_schema, "subscriptionType", _type, schema => schema.SubscriptionType);
        Add<GraphQLSchema>(_schema, "directives", ListOf(_directive).AsNonNull(), schema => schema.Directives);
    }

    private void AddTypeFields()
    {
        Add<GraphQLType>(_type, "kind", _typeKind.AsNonNull(), type => type.Kind);
        Add<GraphQLType>(_type, "name", _text, NameOf);
        Add<GraphQLType>(_type, "description", _text, type => (type as NamedType)?.Description);
        Add<GraphQLType>(_type, "specifiedByURL", _text, type => (type as ScalarType)?.SpecifiedBy);
        AddFiltered(_type, "fields", ListOf(_field), Fields);
        Add<GraphQLType>(_type, "interfaces", ListOf(_type), type => (type as ComplexType)?.Interfaces);
        Add<GraphQLType>(_type, "possibleTypes", ListOf(_type), type => (type as IAbstractType)?.PossibleTypes);
        AddFiltered(_type, "enumValues", ListOf(_enumValue), EnumValues);
        AddFiltered(_type, "inputFields", ListOf(_inputValue), InputFields);
        Add<GraphQLType>(_type, "ofType", _type, OfType);
        Add<GraphQLType>(_type, "isOneOf", _boolean, type => type is InputObjectType input ? input.IsOneOf : null);
    }

    private void AddFieldFields()
    {
        Add<FieldDefinition>(_field, "name", _text.AsNonNull(), field => field.Name);
        Add<FieldDefinition>(_field, "description", _text, field => field.Description);
        AddFiltered(
            _field,
            "args",
            ListOf(_inputValue).AsNonNull(),
            context => Visible(((FieldDefinition)context.ParentValue!).Arguments, context));
        Add<FieldDefinition>(_field, "type", _type.AsNonNull(), field => field.Type);
        Add<FieldDefinition>(
            _field, "isDeprecated", _boolean.AsNonNull(), field => field.DeprecationReason is not null);
        Add<FieldDefinition>(_field, "deprecationReason", _text, field => field.DeprecationReason);
    }

    private void AddInputValueFields()
    {
        Add<InputValueDefinition>(_inputValue, "name", _text.AsNonNull(), value => value.Name);
        Add<InputValueDefinition>(_inputValue, "description", _text, value => value.Description);
        Add<InputValueDefinition>(_inputValue, "type", _type.AsNonNull(), value => value.Type);
        Add<InputValueDefinition>(_inputValue, "defaultValue", _text, DefaultText);
        Add<InputValueDefinition>(
            _inputValue, "isDeprecated", _boolean.AsNonNull(), value => value.DeprecationReason is not null);
        Add<InputValueDefinition>(_inputValue, "deprecationReason", _text, value => value.DeprecationReason);
    }

    private void AddEnumValueFields()
    {
        Add<EnumValue>(_enumValue, "name", _text.AsNonNull(), value => value.Name);
        Add<EnumValue>(_enumValue, "description", _text, value => value.Description);
        Add<EnumValue>(_enumValue, "isDeprecated", _boolean.AsNonNull(), value => value.DeprecationReason is not null);
        Add<EnumValue>(_enumValue, "deprecationReason", _text, value => value.DeprecationReason);
    }

    private void AddDirectiveFields()
    {
        Add<DirectiveDefinition>(_directive, "name", _text.AsNonNull(), directive => directive.Name);
        Add<DirectiveDefinition>(_directive, "description", _text, directive => directive.Description);
        Add<DirectiveDefinition>(
            _directive, "isRepeatable", _boolean.AsNonNull(), directive => directive.IsRepeatable);
        Add<DirectiveDefinition>(
            _directive, "locations", ListOf(_location).AsNonNull(), directive => directive.Locations);
        AddFiltered(
            _directive,
            "args",
            ListOf(_inputValue).AsNonNull(),
            context => Visible(((DirectiveDefinition)context.ParentValue!).Arguments, context));
    }
}
