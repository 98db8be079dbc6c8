namespace Aetherion.GraphQL.Types;

/// <summary>
/// Refuses schemas that the specification does, so that a mistake shows at start-up and not at a client.
/// </summary>
internal static class SchemaValidator
{
    public static void Validate(IEnumerable<NamedType> types)
    {
        foreach (var type in types)
        {
            RequireName(type.Name, type.IsIntrospection, $"type {type.Name}");
            switch (type)
            {
                case ComplexType complex:
                    ValidateComplex(complex);
                    break;
                case UnionType { PossibleTypes.Count: 0 }:
                    throw new SchemaException($"The union {type.Name} has no member.");
                case EnumType enumType:
                    ValidateEnum(enumType);
                    break;
                case InputObjectType input:
                    ValidateInput(input);
                    break;
            }
        }
    }

    private static void ValidateComplex(ComplexType type)
    {
        if (type.Fields.Count == 0)
            throw new SchemaException($"The type {type.Name} has no field.");
        foreach (var field in type.Fields)
        {
            RequireName(field.Name, type.IsIntrospection, $"field {type.Name}.{field.Name}");
            if (!field.Type.IsOutputType)
                throw new SchemaException($"The field {type.Name}.{field.Name} is of the input type {field.Type}.");
            foreach (var argument in field.Arguments)
            {
                ValidateInputValue(
                    argument, type.IsIntrospection, $"argument {type.Name}.{field.Name}({argument.Name})");
            }
        }

        foreach (var face in type.Interfaces)
            RequireImplementation(type, face);
    }

    private static void RequireImplementation(ComplexType type, InterfaceType face)
    {
        foreach (var missing in face.Interfaces.Where(parent => !type.Interfaces.Contains(parent)))
            throw new SchemaException(
                $"{type.Name} implements {face.Name} but not {missing.Name}, which that implements.");
        foreach (var expected in face.Fields)
        {
            if (!type.TryGetField(expected.Name, out var field) || !TypeRelations.IsSubtype(field.Type, expected.Type))
            {
                throw new SchemaException(
                    $"{type.Name}.{expected.Name} must be of the type {expected.Type}, as {face.Name} has it.");
            }

            if (field.DeprecationReason is not null && expected.DeprecationReason is null)
                throw new SchemaException($"{type.Name}.{field.Name} is deprecated but that of {face.Name} is not.");
            RequireArguments(field, expected);
        }
    }

    private static void RequireArguments(FieldDefinition field, FieldDefinition expected)
    {
        foreach (var argument in expected.Arguments)
        {
            if (!field.TryGetArgument(argument.Name, out var found) || found.Type != argument.Type)
                throw new SchemaException(
                    $"{field.DeclaringType}.{field.Name} lacks the argument {argument.Name}: {argument.Type}.");
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && !expected.TryGetArgument(argument.Name, out _))
                throw new SchemaException(
                    $"{field.DeclaringType}.{field.Name} requires {argument.Name}, which its interface has not.");
        }
    }

    private static void ValidateEnum(EnumType type)
    {
        if (type.Values.Count == 0)
            throw new SchemaException($"The enum {type.Name} has no value.");
        foreach (var value in type.Values)
        {
            RequireName(value.Name, type.IsIntrospection, $"value {type.Name}.{value.Name}");
            if (value.Name is "true" or "false" or "null")
                throw new SchemaException($"The enum {type.Name} may not have the value {value.Name}.");
        }
    }

    private static void ValidateInput(InputObjectType type)
    {
        foreach (var field in type.Fields)
        {
            ValidateInputValue(field, false, $"input field {type.Name}.{field.Name}");
            if (type.IsOneOf && (field.Type.IsNonNull || field.DefaultValue is not null))
                throw new SchemaException(
                    $"{type.Name}.{field.Name} must be nullable without default: its type is @oneOf.");
        }

        RequireFinite(type, []);
    }

    private static void ValidateInputValue(InputValueDefinition value, bool isIntrospection, string what)
    {
        RequireName(value.Name, isIntrospection, what);
        if (!value.Type.IsInputType)
            throw new SchemaException($"The {what} is of the output type {value.Type}.");
        if (value.IsRequired && value.DeprecationReason is not null)
            throw new SchemaException($"The {what} is required and cannot be deprecated: give it a default first.");
    }

    private static void RequireFinite(InputObjectType type, HashSet<InputObjectType> open)
    {
        if (!open.Add(type))
            throw new SchemaException($"The input {type.Name} requires itself and can never be given.");
        foreach (var field in type.Fields)
        {
            if (field.Type is NonNullType { NullableType: InputObjectType inner })
                RequireFinite(inner, open);
        }

        open.Remove(type);
    }

    private static void RequireName(string name, bool isIntrospection, string what)
    {
        var isName = name.Length > 0 && !char.IsAsciiDigit(name[0])
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
        if (!isName || (!isIntrospection && name.StartsWith("__", StringComparison.Ordinal)))
            throw new SchemaException($"The {what} has a name that GraphQL does not allow.");
    }
}
