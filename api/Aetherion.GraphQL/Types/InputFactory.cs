using System.Reflection;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types.Resolvers;
using Aetherion.GraphQL.Types.Scalars;

namespace Aetherion.GraphQL.Types;

/// <summary>Makes arguments of parameters, and fields of input objects of the properties of records.</summary>
internal sealed class InputFactory(TypeRegistry registry)
{
    private readonly NullabilityInfoContext _nullability = new();

    public static InputValueDefinition FromParameter(ParameterInfo parameter, GraphQLType type) => new(
        NamingConventions.ParameterName(parameter),
        type,
        SchemaAttributes.GetDescription(parameter),
        DefaultLiteral(parameter, type),
        SchemaAttributes.GetDeprecation(parameter))
    {
        ExplicitWeight = SchemaAttributes.GetWeight(parameter),
    };

    /// <summary>What a parameter is when its argument was not given.</summary>
    public static object? MissingValue(ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue && parameter.DefaultValue is { } value)
            return value;
        return parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
    }

    public void AddFields(InputObjectType type, Type clrType)
    {
        var constructor = InputObjectConverter.FindConstructor(clrType);
        foreach (var property in InputObjectConverter.FindProperties(clrType))
        {
            var parameter = InputObjectConverter.FindParameter(constructor, property);
            type.AddField(FromProperty(property, parameter));
        }

        if (type.Fields.Count == 0)
            throw new SchemaException($"The input {clrType} has no property that could be a field.");
    }

    private InputValueDefinition FromProperty(PropertyInfo property, ParameterInfo? parameter)
    {
        // Attributes on a positional record stand on the parameter unless they are aimed at the property.
        ICustomAttributeProvider Source<T>()
            where T : Attribute =>
            parameter is not null && SchemaAttributes.Has<T>(parameter) ? parameter : property;

        var shape = TypeShape.Of(_nullability.Create(property), forInput: true);
        var isId = SchemaAttributes.Has<IDAttribute>(Source<IDAttribute>());
        var type = registry.GetInputType(shape, isId ? Source<IDAttribute>() : Source<GraphQLTypeAttribute>());
        var name = SchemaAttributes.Get<GraphQLNameAttribute>(Source<GraphQLNameAttribute>())?.Name
            ?? NamingConventions.CamelCase(property.Name);
        return new InputValueDefinition(
            name,
            type,
            SchemaAttributes.GetDescription(Source<GraphQLDescriptionAttribute>()),
            parameter is null ? null : DefaultLiteral(parameter, type),
            SchemaAttributes.GetDeprecation(Source<GraphQLDeprecatedAttribute>()));
    }

    private static ValueNode? DefaultLiteral(ParameterInfo parameter, GraphQLType type)
    {
        if (!parameter.HasDefaultValue || parameter.DefaultValue is not { } value)
            return null;
        switch (type.Nullable)
        {
            case ScalarType scalar:
                return scalar.ToLiteral(value);
            case EnumType enumType:
                var clrType = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
                return enumType.TryGetValueOf(Enum.ToObject(clrType, value), out var member)
                    ? new EnumValueNode(0, 0, member.Name)
                    : throw new SchemaException($"The default of {parameter.Name} is no value of {enumType.Name}.");
            default:
                return Literals.Null;
        }
    }
}
