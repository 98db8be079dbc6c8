using System.Reflection;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types.Resolvers;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Types;

/// <summary>Makes each type of a schema once, and its fields after it, so that types may refer to each other.</summary>
internal sealed class TypeRegistry
{
    private readonly Dictionary<string, NamedType> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, NamedType> _outputs = [];
    private readonly Dictionary<Type, InputObjectType> _inputs = [];
    private readonly Dictionary<Type, ScalarType> _scalarsByClrType;
    private readonly Dictionary<string, ScalarType> _scalars;
    private readonly IReadOnlyList<Type> _declared;
    private readonly ILookup<Type, Type> _extensions;
    private readonly Queue<Action> _work = new();
    private readonly FieldFactory _fields;
    private readonly InputFactory _inputFactory;
    private readonly IServiceProviderIsService? _services;

    public TypeRegistry(
        IEnumerable<Type> declared,
        IEnumerable<ScalarType> scalars,
        Dictionary<Type, ScalarType> scalarsByClrType,
        IServiceProviderIsService? services)
    {
        // Reflection gives no order that is the same in every build; names do.
        _declared = [.. declared.OrderBy(type => type.FullName, StringComparer.Ordinal)];
        _scalars = scalars.ToDictionary(scalar => scalar.Name, StringComparer.Ordinal);
        _scalarsByClrType = scalarsByClrType;
        _extensions = _declared.Where(type => SchemaAttributes.GetExtension(type) is not null)
            .ToLookup(type => SchemaAttributes.GetExtension(type)!.ExtendedType);
        _services = services;
        _inputFactory = new InputFactory(this);
        _fields = new FieldFactory(this, services);
    }

    public GraphQLSchema Build(string? description, SchemaDescriptions descriptions)
    {
        foreach (var name in (string[])["Boolean", "String"])
            _byName[name] = _scalars[name];
        var query = BuildRoot<QueryTypeAttribute>("Query")
            ?? throw new SchemaException("The schema has no query: mark a class [QueryType] and add it.");
        var mutation = BuildRoot<MutationTypeAttribute>("Mutation");
        var subscription = BuildRoot<SubscriptionTypeAttribute>("Subscription");
        foreach (var type in _declared.Where(IsOutputDeclaration))
            GetOutput(type);
        while (_work.TryDequeue(out var work))
            work();
        if (mutation is not null && _services?.IsService(typeof(IMutationInterceptor)) == true)
            Intercept(mutation);
        CompleteInterfaces();
        descriptions.Apply(_byName.Values);
        Introspection.IntrospectionTypes.AddTo(_byName, _scalars);
        SchemaValidator.Validate(_byName.Values);
        var objects = _outputs.Where(pair => pair.Value is ObjectType)
            .ToDictionary(pair => pair.Key, pair => (ObjectType)pair.Value);
        return new GraphQLSchema(
            query, mutation, subscription, _byName, BuiltInDirectives.Create(_scalars), objects, description);
    }

    public GraphQLType GetOutputType(TypeShape shape, ICustomAttributeProvider member) =>
        Decorate(Wrap(shape, clrType => GetOutput(clrType)), member);

    public GraphQLType GetInputType(TypeShape shape, ICustomAttributeProvider member) =>
        Decorate(Wrap(shape, GetInput), member);

    public GraphQLType Scalar(string name) => Add(_scalars[name]);

    /// <summary>A list's element as an output type, for fields that become connections.</summary>
    public GraphQLType Wrap(TypeShape shape) => Wrap(shape, clrType => GetOutput(clrType));

    public ObjectType GetConnection(Type nodeClrType, GraphQLType node, bool withTotalCount)
    {
        var key = typeof(Connection<>).MakeGenericType(nodeClrType);
        if (_outputs.TryGetValue(key, out var existing))
            return (ObjectType)existing;
        var pageInfo = GetOutput(typeof(PageInfo));
        var connection = ConnectionTypes.Create(this, node, pageInfo, withTotalCount);
        _outputs[key] = Add(connection);
        return connection;
    }

    public T Add<T>(T type)
        where T : NamedType
    {
        if (_byName.TryGetValue(type.Name, out var existing) && !ReferenceEquals(existing, type))
            throw new SchemaException($"Two types have the name {type.Name}: give one a [GraphQLName].");
        _byName[type.Name] = type;
        return type;
    }

    private static void Intercept(ObjectType mutation)
    {
        foreach (var field in mutation.Fields.ToList())
            mutation.SetField(field.With(new InterceptedResolver(field.Resolver)));
    }

    private static bool IsOutputDeclaration(Type type) =>
        SchemaAttributes.Has<ObjectTypeAttribute>(type) || SchemaAttributes.Has<InterfaceTypeAttribute>(type)
        || SchemaAttributes.Has<UnionTypeAttribute>(type);

    private static GraphQLType Wrap(TypeShape shape, Func<Type, GraphQLType> named)
    {
        var type = shape.Element is { } element ? Wrap(element, named).AsList() : named(shape.ClrType);
        return shape.IsNullable ? type : type.AsNonNull();
    }

    private GraphQLType Decorate(GraphQLType type, ICustomAttributeProvider member)
    {
        if (SchemaAttributes.Get<GraphQLTypeAttribute>(member) is { } explicitType)
            type = Parse(explicitType.Type);
        if (SchemaAttributes.Has<IDAttribute>(member))
            type = Replace(type, Scalar("ID"));
        return SchemaAttributes.Has<GraphQLNonNullTypeAttribute>(member) ? type.AsNonNull() : type;
    }

    private static GraphQLType Replace(GraphQLType type, GraphQLType named) => type switch
    {
        NonNullType nonNull => Replace(nonNull.NullableType, named).AsNonNull(),
        ListType list => Replace(list.ElementType, named).AsList(),
        _ => named,
    };

    private GraphQLType Parse(string text)
    {
        text = text.Trim();
        if (text.EndsWith('!'))
            return Parse(text[..^1]).AsNonNull();
        if (text.StartsWith('[') && text.EndsWith(']'))
            return Parse(text[1..^1]).AsList();
        if (_byName.TryGetValue(text, out var known))
            return known;
        if (_scalars.TryGetValue(text, out var scalar))
            return Add(scalar);
        var declared = _declared.FirstOrDefault(type =>
            IsOutputDeclaration(type) && NamingConventions.OutputTypeName(type) == text);
        return declared is null
            ? throw new SchemaException($"[GraphQLType] names {text}, which is neither a scalar nor an added type.")
            : GetOutput(declared);
    }

    private ObjectType? BuildRoot<TAttribute>(string name)
        where TAttribute : Attribute
    {
        var classes = _declared.Where(SchemaAttributes.Has<TAttribute>).ToList();
        if (classes.Count == 0)
            return null;
        var root = Add(new ObjectType(
            name, classes.Select(SchemaAttributes.GetDescription).FirstOrDefault(text => text is not null)));
        _work.Enqueue(() =>
        {
            foreach (var type in classes)
                _fields.AddExtension(root, type);
        });
        return root;
    }

    private NamedType GetOutput(Type clrType)
    {
        if (_outputs.TryGetValue(clrType, out var known))
            return known;
        if (_scalarsByClrType.TryGetValue(clrType, out var scalar))
            return Add(scalar);
        if (clrType.IsEnum)
            return GetEnum(clrType);
        if (clrType.IsGenericType && clrType.GetGenericTypeDefinition() == typeof(Connection<>))
        {
            var node = new TypeShape(clrType.GetGenericArguments()[0], false, null);
            return GetConnection(node.ClrType, Wrap(node), withTotalCount: true);
        }

        RequireComposite(clrType);
        if (SchemaAttributes.Get<UnionTypeAttribute>(clrType) is { } union)
            return AddUnion(clrType, union);
        return SchemaAttributes.Has<InterfaceTypeAttribute>(clrType) ? AddInterface(clrType) : AddObject(clrType);
    }

    private static void RequireComposite(Type clrType)
    {
        if (clrType == typeof(object) || clrType.IsPrimitive || clrType == typeof(void) || clrType.IsPointer
            || clrType.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
        {
            throw new SchemaException(
                $"The CLR type {clrType} has no type in the schema: give the member a [GraphQLType], ignore it, "
                + "or add a scalar for it.");
        }
    }

    private EnumType GetEnum(Type clrType)
    {
        var values = clrType.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => !SchemaAttributes.Has<GraphQLIgnoreAttribute>(field))
            .Select(field => new EnumValue(
                SchemaAttributes.Get<GraphQLNameAttribute>(field)?.Name ?? NamingConventions.EnumValueName(field.Name),
                field.GetValue(null)!,
                SchemaAttributes.GetDescription(field),
                SchemaAttributes.GetDeprecation(field)));
        var type = new EnumType(
            NamingConventions.OutputTypeName(clrType), SchemaAttributes.GetDescription(clrType), [.. values]);
        _outputs[clrType] = Add(type);
        return type;
    }

    private ObjectType AddObject(Type clrType)
    {
        var type = new ObjectType(NamingConventions.OutputTypeName(clrType), SchemaAttributes.GetDescription(clrType))
        {
            ExplicitWeight = SchemaAttributes.GetWeight(clrType),
        };
        _outputs[clrType] = Add(type);
        _work.Enqueue(() => Complete(type, clrType));
        return type;
    }

    private InterfaceType AddInterface(Type clrType)
    {
        var type = new InterfaceType(
            NamingConventions.OutputTypeName(clrType), SchemaAttributes.GetDescription(clrType));
        type.ExplicitWeight = SchemaAttributes.GetWeight(clrType);
        _outputs[clrType] = Add(type);
        _work.Enqueue(() =>
        {
            Complete(type, clrType);
            foreach (var member in Implementations(clrType))
                GetOutput(member);
        });
        return type;
    }

    private UnionType AddUnion(Type clrType, UnionTypeAttribute attribute)
    {
        var type = new UnionType(NamingConventions.OutputTypeName(clrType), SchemaAttributes.GetDescription(clrType));
        if (attribute.Name is not null)
            type = new UnionType(attribute.Name, type.Description);
        type.ExplicitWeight = SchemaAttributes.GetWeight(clrType);
        _outputs[clrType] = Add(type);
        var members = attribute.MemberTypes.Length > 0 ? attribute.MemberTypes : Implementations(clrType);
        _work.Enqueue(() =>
        {
            foreach (var member in members)
                type.AddPossibleType((ObjectType)GetOutput(member));
        });
        return type;
    }

    private static Type[] Implementations(Type clrType) =>
        [.. clrType.Assembly.GetTypes()
            .Where(type => !type.IsAbstract && !type.IsInterface && clrType.IsAssignableFrom(type)
                && !SchemaAttributes.Has<GraphQLIgnoreAttribute>(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal)];

    private void Complete(ComplexType type, Type clrType)
    {
        var extensions = _extensions[clrType].ToList();
        var ignored = extensions.SelectMany(extension => SchemaAttributes.GetExtension(extension)!.IgnoreProperties)
            .ToHashSet(StringComparer.Ordinal);
        _fields.AddMembers(type, clrType, ignored);
        foreach (var extension in extensions)
            _fields.AddExtension(type, extension);
        foreach (var face in ImplementedInterfaces(clrType))
            type.AddInterface((InterfaceType)GetOutput(face));
    }

    private static IEnumerable<Type> ImplementedInterfaces(Type clrType)
    {
        for (var parent = clrType.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (SchemaAttributes.Has<InterfaceTypeAttribute>(parent))
                yield return parent;
        }

        foreach (var face in clrType.GetInterfaces().OrderBy(face => face.Name, StringComparer.Ordinal))
        {
            if (SchemaAttributes.Has<InterfaceTypeAttribute>(face))
                yield return face;
        }
    }

    /// <summary>
    /// Gives objects the interface's fields they only implement explicitly, and interfaces their objects.
    /// </summary>
    private void CompleteInterfaces()
    {
        foreach (var type in _byName.Values.OfType<ComplexType>().OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            foreach (var face in type.Interfaces)
            {
                if (type is ObjectType objectType)
                    face.AddPossibleType(objectType);
                foreach (var field in face.Fields.Where(field => !type.TryGetField(field.Name, out _)))
                    type.SetField(field.Copy());
            }
        }
    }

    private GraphQLType GetInput(Type clrType)
    {
        if (_scalarsByClrType.TryGetValue(clrType, out var scalar))
            return Add(scalar);
        if (clrType.IsEnum)
            return GetOutput(clrType);
        if (_inputs.TryGetValue(clrType, out var known))
            return known;
        RequireComposite(clrType);
        var type = new InputObjectType(
            NamingConventions.InputTypeName(clrType),
            SchemaAttributes.GetDescription(clrType),
            SchemaAttributes.Has<OneOfAttribute>(clrType));
        _inputs[clrType] = Add(type);
        _work.Enqueue(() => _inputFactory.AddFields(type, clrType));
        return type;
    }
}
