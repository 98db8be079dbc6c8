using System.Diagnostics.CodeAnalysis;

namespace Aetherion.GraphQL.Types;

/// <summary>What objects and interfaces have in common: fields, and interfaces they implement.</summary>
public abstract class ComplexType(string name, string? description) : NamedType(name, description)
{
    private readonly Dictionary<string, FieldDefinition> _fields = new(StringComparer.Ordinal);
    private readonly List<FieldDefinition> _ordered = [];
    private readonly List<InterfaceType> _interfaces = [];

    public IReadOnlyList<FieldDefinition> Fields => _ordered;

    public IReadOnlyList<InterfaceType> Interfaces => _interfaces;

    public bool TryGetField(string name, [NotNullWhen(true)] out FieldDefinition? field) =>
        _fields.TryGetValue(name, out field);

    /// <summary>Adds a field; a field of the same name that is there already is replaced in its place.</summary>
    internal void SetField(FieldDefinition field)
    {
        if (_fields.TryGetValue(field.Name, out var replaced))
            _ordered[_ordered.IndexOf(replaced)] = field;
        else
            _ordered.Add(field);
        _fields[field.Name] = field;
        field.DeclaringType = this;
    }

    internal void AddInterface(InterfaceType type)
    {
        if (!_interfaces.Contains(type))
            _interfaces.Add(type);
    }
}
