namespace Aetherion.GraphQL.Types;

/// <summary>
/// Descriptions for what its class does not describe: fields have those of their interfaces, then come texts by
/// coordinate (<c>Side</c>, <c>Side.BUY</c>), for classes that know no GraphQL, and then texts by the name of a field or
/// argument, for what means the same wherever it stands.
/// </summary>
internal sealed class SchemaDescriptions
{
    private readonly Dictionary<string, string> _byCoordinate = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unused = new(StringComparer.Ordinal);

    public void AddCoordinate(string coordinate, string text) => Add(_byCoordinate, coordinate, text);

    public void AddName(string name, string text) => Add(_byName, name, text);

    /// <exception cref="SchemaException">A text describes nothing.</exception>
    public void Apply(IReadOnlyCollection<NamedType> types)
    {
        foreach (var type in types.OfType<ComplexType>())
            Inherit(type);
        foreach (var type in types)
        {
            type.Description ??= Find(type.Name);
            Describe(type);
        }

        if (_unused.Count > 0)
            throw new SchemaException($"Nothing needs the description of {string.Join(", ", _unused)}.");
    }

    private static void Inherit(ComplexType type)
    {
        foreach (var field in type.Fields)
        {
            field.Description ??= type.Interfaces
                .Select(face => face.TryGetField(field.Name, out var promised) ? promised.Description : null)
                .FirstOrDefault(text => text is not null);
        }
    }

    private void Describe(NamedType type)
    {
        switch (type)
        {
            case ComplexType complex:
                foreach (var field in complex.Fields)
                    Describe(type, field);
                break;
            case InputObjectType input:
                foreach (var field in input.Fields)
                    field.Description ??= Find($"{type.Name}.{field.Name}") ?? FindName(field.Name);
                break;
            case EnumType values:
                foreach (var value in values.Values)
                    value.Description ??= Find($"{type.Name}.{value.Name}");
                break;
        }
    }

    private void Describe(NamedType type, FieldDefinition field)
    {
        field.Description ??= Find($"{type.Name}.{field.Name}") ?? FindName(field.Name);
        foreach (var argument in field.Arguments)
            argument.Description ??= FindName(argument.Name);
    }

    private void Add(Dictionary<string, string> texts, string key, string text)
    {
        texts.Add(key, text);
        _unused.Add(key);
    }

    private string? Find(string coordinate) => Use(_byCoordinate, coordinate);

    private string? FindName(string name) => Use(_byName, name);

    private string? Use(Dictionary<string, string> texts, string key)
    {
        if (!texts.TryGetValue(key, out var text))
            return null;
        _unused.Remove(key);
        return text;
    }
}
