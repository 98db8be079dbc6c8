using System.Diagnostics.CodeAnalysis;

namespace Aetherion.GraphQL.Types;

public sealed class InputObjectType(string name, string? description, bool isOneOf) : NamedType(name, description)
{
    private readonly Dictionary<string, InputValueDefinition> _byName = new(StringComparer.Ordinal);
    private readonly List<InputValueDefinition> _fields = [];

    public override TypeKind Kind => TypeKind.InputObject;

    public bool IsOneOf { get; } = isOneOf;

    public IReadOnlyList<InputValueDefinition> Fields => _fields;

    public bool TryGetField(string name, [NotNullWhen(true)] out InputValueDefinition? field) =>
        _byName.TryGetValue(name, out field);

    internal void AddField(InputValueDefinition field)
    {
        if (!_byName.TryAdd(field.Name, field))
            throw new SchemaException($"The input object {Name} has the field {field.Name} twice.");
        _fields.Add(field);
    }
}
