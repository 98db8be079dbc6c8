using System.Diagnostics.CodeAnalysis;

namespace Aetherion.GraphQL.Types;

public sealed class EnumType : NamedType
{
    private readonly Dictionary<string, EnumValue> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<object, EnumValue> _byValue = [];

    public EnumType(string name, string? description, IReadOnlyList<EnumValue> values)
        : base(name, description)
    {
        Values = values;
        foreach (var value in values)
        {
            if (!_byName.TryAdd(value.Name, value))
                throw new SchemaException($"The enum {name} has the value {value.Name} twice.");
            _byValue.TryAdd(value.RuntimeValue, value);
        }
    }

    public override TypeKind Kind => TypeKind.Enum;

    public IReadOnlyList<EnumValue> Values { get; }

    public bool TryGetValue(string name, [NotNullWhen(true)] out EnumValue? value) =>
        _byName.TryGetValue(name, out value);

    public bool TryGetValueOf(object runtimeValue, [NotNullWhen(true)] out EnumValue? value) =>
        _byValue.TryGetValue(runtimeValue, out value);
}
