using System.Reflection;
using Aetherion.GraphQL.Types.Scalars;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Types;

/// <summary>Collects annotated classes and makes a schema of them.</summary>
public sealed class SchemaBuilder
{
    private readonly HashSet<Type> _types = [];
    private readonly Dictionary<Type, ScalarType> _scalarsByClrType = [];
    private readonly List<ScalarType> _scalars = [];
    private readonly SchemaDescriptions _descriptions = new();
    private string? _description;
    private bool _deniesByDefault;

    public SchemaBuilder()
    {
        AddScalar(new IntScalar(), typeof(int), typeof(short), typeof(byte), typeof(sbyte), typeof(ushort));
        AddScalar(new FloatScalar(), typeof(double), typeof(float));
        AddScalar(new StringScalar(), typeof(string), typeof(char), typeof(Uri));
        AddScalar(new BooleanScalar(), typeof(bool));
        AddScalar(new IdScalar());
        AddScalar(new LongScalar(), typeof(long), typeof(uint), typeof(ulong));
        AddScalar(new DecimalScalar(), typeof(decimal));
        AddScalar(new DateTimeScalar(), typeof(DateTime), typeof(DateTimeOffset));
        AddScalar(new DateScalar(), typeof(DateOnly));
        AddScalar(new DurationScalar(), typeof(TimeSpan));
        AddScalar(new UuidScalar(), typeof(Guid));
        AddScalar(new JsonScalar(), typeof(System.Text.Json.JsonElement));
    }

    public SchemaBuilder SetDescription(string description)
    {
        _description = description;
        return this;
    }

    /// <summary>
    /// Describes what its class does not: a type, field or enum value by its coordinate, such as <c>Side.BUY</c>.
    /// </summary>
    public SchemaBuilder Describe(string coordinate, string description)
    {
        _descriptions.AddCoordinate(coordinate, description);
        return this;
    }

    /// <summary>
    /// Describes every field, input field and argument of the name that nothing else describes: what means the same
    /// wherever it stands.
    /// </summary>
    public SchemaBuilder DescribeName(string name, string description)
    {
        _descriptions.AddName(name, description);
        return this;
    }

    /// <summary>Adds every class of the assembly that carries one of the schema's attributes.</summary>
    public SchemaBuilder AddTypes(params Assembly[] assemblies)
    {
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            if (SchemaAttributes.IsAnnotated(type))
                _types.Add(type);
        }

        return this;
    }

    /// <summary>Adds a root class, an extension, or a type that is to be in the schema whoever returns it.</summary>
    public SchemaBuilder AddType(Type type)
    {
        _types.Add(type);
        return this;
    }

    public SchemaBuilder AddType<T>() => AddType(typeof(T));

    /// <summary>Adds a scalar, or replaces the one of that name, and makes it the scalar of the CLR types.</summary>
    public SchemaBuilder AddScalar(ScalarType scalar, params Type[] clrTypes)
    {
        _scalars.RemoveAll(existing => existing.Name == scalar.Name);
        _scalars.Add(scalar);
        foreach (var type in clrTypes)
            _scalarsByClrType[type] = scalar;
        return this;
    }

    /// <summary>Refuses to make a schema with a root field that does not say who may ask for it.</summary>
    public SchemaBuilder DenyByDefault()
    {
        _deniesByDefault = true;
        return this;
    }

    /// <summary>
    /// Makes the schema. With the application's services known, a parameter whose type is a service is one; without,
    /// only those marked <see cref="ServiceAttribute"/> or of interface type are.
    /// </summary>
    public GraphQLSchema Build(IServiceProviderIsService? services = null)
    {
        var registry = new TypeRegistry(_types, _scalars, _scalarsByClrType, services);
        var schema = registry.Build(_description, _descriptions);
        if (_deniesByDefault)
            RequireAccess(schema);
        return schema;
    }

    private static void RequireAccess(GraphQLSchema schema)
    {
        foreach (var root in (ObjectType?[])[schema.QueryType, schema.MutationType, schema.SubscriptionType])
        {
            var open = root?.Fields.FirstOrDefault(field => field.Authorization.Count == 0 && !field.AllowsAnonymous);
            if (open is not null)
                throw new SchemaException(
                    $"{root!.Name}.{open.Name} does not say who may ask for it: give it [Authorize] with a policy, or "
                    + "[AllowAnonymous].");
        }
    }
}
