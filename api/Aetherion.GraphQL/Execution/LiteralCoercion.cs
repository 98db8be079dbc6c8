using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution;

/// <summary>
/// Coerces literals to input types. Scalars become their runtime values, enums their CLR values, lists object arrays,
/// input objects <see cref="InputObjectValue"/>.
/// </summary>
internal static class LiteralCoercion
{
    /// <summary>The value, or <see cref="AbsentValue"/> for a variable that was not given.</summary>
    public static object? Coerce(ValueNode literal, GraphQLType type, VariableValues variables)
    {
        if (literal is VariableNode variable)
            return CoerceVariable(variable, type, variables);
        if (type is NonNullType nonNull)
        {
            return literal is NullValueNode
                ? throw new CoercionException($"Expected a value of the type {type}, found null.")
                : Coerce(literal, nonNull.NullableType, variables);
        }

        if (literal is NullValueNode)
            return null;
        return type switch
        {
            ListType list => CoerceList(literal, list, variables),
            InputObjectType input => CoerceObject(literal, input, variables),
            EnumType enumType => CoerceEnum(literal, enumType),
            ScalarType scalar => scalar.CoerceLiteral(literal),
            _ => throw new CoercionException($"{type} is no input type."),
        };
    }

    public static void RequireOneOf(InputObjectType type, object?[] values)
    {
        if (!type.IsOneOf)
            return;
        if (values.Count(value => !ReferenceEquals(value, AbsentValue.Instance)) != 1 || values.Contains(null))
            throw new CoercionException($"Exactly one field of {type.Name} must be given, and it must not be null.");
    }

    private static object? CoerceVariable(VariableNode variable, GraphQLType type, VariableValues variables)
    {
        if (!variables.TryGet(variable.Name, out var value))
            return AbsentValue.Instance;
        return value is null && type.IsNonNull
            ? throw new CoercionException(
                $"Expected a value of the type {type}, but the variable ${variable.Name} is null.")
            : value;
    }

    private static object?[] CoerceList(ValueNode literal, ListType type, VariableValues variables)
    {
        if (literal is not ListValueNode list)
            return [Coerce(literal, type.ElementType, variables)];
        var items = new object?[list.Items.Length];
        for (var index = 0; index < items.Length; index++)
        {
            var item = Coerce(list.Items[index], type.ElementType, variables);
            if (ReferenceEquals(item, AbsentValue.Instance))
            {
                item = type.ElementType.IsNonNull
                    ? throw new CoercionException($"An item of the type {type.ElementType} must be given.")
                    : null;
            }

            items[index] = item;
        }

        return items;
    }

    private static InputObjectValue CoerceObject(ValueNode literal, InputObjectType type, VariableValues variables)
    {
        if (literal is not ObjectValueNode node)
            throw new CoercionException($"Expected an object of the type {type.Name}.");
        foreach (var field in node.Fields)
        {
            if (!type.TryGetField(field.Name, out _))
                throw new CoercionException($"The input {type.Name} has no field {field.Name}.");
        }

        var values = new object?[type.Fields.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = CoerceField(node, type.Fields[index], variables);
        RequireOneOf(type, values);
        return new InputObjectValue(type, values);
    }

    private static object? CoerceField(ObjectValueNode node, InputValueDefinition field, VariableValues variables)
    {
        var given = Array.Find(node.Fields, candidate => candidate.Name == field.Name);
        var value = given is null ? AbsentValue.Instance : Coerce(given.Value, field.Type, variables);
        return ReferenceEquals(value, AbsentValue.Instance) ? Default(field) : value;
    }

    /// <summary>
    /// The default of an argument or field that was not given; absent when it has none and needs none.
    /// </summary>
    public static object? Default(InputValueDefinition definition)
    {
        if (definition.DefaultValue is { } literal)
            return Coerce(literal, definition.Type, VariableValues.None);
        return definition.Type.IsNonNull
            ? throw new CoercionException($"{definition.Name} of the type {definition.Type} must be given.")
            : AbsentValue.Instance;
    }

    private static object CoerceEnum(ValueNode literal, EnumType type) =>
        literal is EnumValueNode name && type.TryGetValue(name.Value, out var value)
            ? value.RuntimeValue
            : throw new CoercionException($"{SyntaxPrinter.Print(literal)} is no value of the enum {type.Name}.");
}
