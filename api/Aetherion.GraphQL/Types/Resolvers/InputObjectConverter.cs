using System.Reflection;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>
/// Input objects become records: by the constructor with most parameters, then by settable properties.
/// </summary>
internal sealed class InputObjectConverter(Type target, InputObjectType type) : InputConverter
{
    private ConstructorInfo? _constructor;
    private List<(int Field, InputConverter Converter, object? Missing)>? _parameters;
    private List<(int Field, InputConverter Converter, PropertyInfo Property)>? _properties;

    public static ConstructorInfo? FindConstructor(Type type) =>
        type.GetConstructors()
            .Where(constructor =>
                constructor.GetParameters().All(parameter => FindProperty(type, parameter) is not null))
            .MaxBy(constructor => constructor.GetParameters().Length);

    public static IEnumerable<PropertyInfo> FindProperties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract"
                && !SchemaAttributes.Has<GraphQLIgnoreAttribute>(property)
                && (property.SetMethod is { IsPublic: true }
                    || FindParameter(FindConstructor(type), property) is not null))
            .OrderBy(property => property.MetadataToken);

    public static ParameterInfo? FindParameter(ConstructorInfo? constructor, PropertyInfo property) =>
        constructor?.GetParameters().FirstOrDefault(parameter =>
            string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase));

    public override object? Convert(object? value)
    {
        if (value is not InputObjectValue input)
            return value;
        if (_parameters is null)
            Prepare();
        var arguments = new object?[_parameters!.Count];
        for (var index = 0; index < arguments.Length; index++)
        {
            var (field, converter, missing) = _parameters[index];
            arguments[index] = IsAbsent(input, field) ? missing : converter.Convert(input.Values[field]);
        }

        var result = _constructor!.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
        foreach (var (field, converter, property) in _properties!)
        {
            if (!IsAbsent(input, field))
                property.SetValue(result, converter.Convert(input.Values[field]));
        }

        return result;
    }

    private static PropertyInfo? FindProperty(Type type, ParameterInfo parameter) =>
        type.GetProperties().FirstOrDefault(property =>
            string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));

    private static bool IsAbsent(InputObjectValue input, int field) =>
        field < 0 || ReferenceEquals(input.Values[field], AbsentValue.Instance);

    // Done at first use and not before: converters of types that contain themselves would never end.
    private void Prepare()
    {
        var constructor = FindConstructor(target)
            ?? throw new SchemaException($"The input {target} has no constructor whose parameters are its properties.");
        var properties = FindProperties(target).ToList();
        var parameters = new List<(int, InputConverter, object?)>();
        foreach (var parameter in constructor.GetParameters())
        {
            var index = properties.FindIndex(property =>
                string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            var missing = parameter.HasDefaultValue && parameter.DefaultValue is { } value
                ? value
                : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
            parameters.Add((index, Converter(index, parameter.ParameterType), missing));
        }

        _properties = [.. properties
            .Select((property, index) => (index, property))
            .Where(item => FindParameter(constructor, item.property) is null)
            .Select(item => (item.index, Converter(item.index, item.property.PropertyType), item.property))];
        _constructor = constructor;
        _parameters = parameters;
    }

    // A parameter whose property is ignored has no field and only ever its default.
    private InputConverter Converter(int field, Type clrType) =>
        field < 0 ? new LeafConverter(clrType) : For(clrType, type.Fields[field].Type);
}
