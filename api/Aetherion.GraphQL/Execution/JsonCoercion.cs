using System.Globalization;
using System.Text.Json;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution;

/// <summary>
/// Coerces the JSON of variables to input types, into the same values as <see cref="LiteralCoercion"/>.
/// </summary>
internal static class JsonCoercion
{
    public static object? Coerce(JsonElement value, GraphQLType type, string path)
    {
        if (type is NonNullType nonNull)
        {
            return value.ValueKind == JsonValueKind.Null
                ? throw Error(path, $"Expected a value of the type {type}, found null.")
                : Coerce(value, nonNull.NullableType, path);
        }

        if (value.ValueKind == JsonValueKind.Null)
            return null;
        return type switch
        {
            ListType list => CoerceList(value, list, path),
            InputObjectType input => CoerceObject(value, input, path),
            EnumType enumType => CoerceEnum(value, enumType, path),
            ScalarType scalar => CoerceScalar(value, scalar, path),
            _ => throw Error(path, $"{type} is no input type."),
        };
    }

    private static object?[] CoerceList(JsonElement value, ListType type, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return [Coerce(value, type.ElementType, path)];
        var items = new object?[value.GetArrayLength()];
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            items[index] = Coerce(
                item, type.ElementType, string.Create(CultureInfo.InvariantCulture, $"{path}.{index}"));
            index++;
        }

        return items;
    }

    private static InputObjectValue CoerceObject(JsonElement value, InputObjectType type, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw Error(path, $"Expected an object of the type {type.Name}.");
        foreach (var property in value.EnumerateObject())
        {
            if (!type.TryGetField(NameOf(property, path), out _))
                throw Error(path, $"The input {type.Name} has no field {property.Name}.");
        }

        var values = new object?[type.Fields.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = CoerceField(value, type.Fields[index], path);
        Locate(path, () => LiteralCoercion.RequireOneOf(type, values));
        return new InputObjectValue(type, values);
    }

    private static string NameOf(JsonProperty property, string path)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw Error(path, "The name of a field is not valid Unicode.");
        }
    }

    private static object? CoerceField(JsonElement value, InputValueDefinition field, string path)
    {
        if (value.TryGetProperty(field.Name, out var given))
            return Coerce(given, field.Type, $"{path}.{field.Name}");
        object? result = null;
        Locate(path, () => result = LiteralCoercion.Default(field));
        return result;
    }

    private static object CoerceEnum(JsonElement value, EnumType type, string path) =>
        value.ValueKind == JsonValueKind.String && JsonText.Of(value) is { } name
        && type.TryGetValue(name, out var member)
            ? member.RuntimeValue
            : throw Error(path, $"The value is none of the enum {type.Name}.");

    private static object CoerceScalar(JsonElement value, ScalarType scalar, string path)
    {
        object? result = null;
        Locate(path, () => result = scalar.CoerceVariable(value));
        return result!;
    }

    private static void Locate(string path, Action coerce)
    {
        try
        {
            coerce();
        }
        catch (CoercionException exception)
        {
            throw Error(path, exception.Message);
        }
        catch (InvalidOperationException)
        {
            // The reader found half a surrogate pair, which JSON can escape but no text can hold.
            throw Error(path, "The text is not valid Unicode.");
        }
    }

    private static CoercionException Error(string path, string message) => new($"${path}: {message}");
}
