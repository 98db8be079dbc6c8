namespace Aetherion.GraphQL.Types;

public sealed class EnumValue(string name, object runtimeValue, string? description, string? deprecationReason)
{
    public string Name { get; } = name;

    public object RuntimeValue { get; } = runtimeValue;

    public string? Description { get; internal set; } = description;

    public string? DeprecationReason { get; } = deprecationReason;
}
