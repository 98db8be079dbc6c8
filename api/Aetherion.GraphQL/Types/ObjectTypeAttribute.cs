namespace Aetherion.GraphQL.Types;

/// <summary>Names an object type, and makes it part of the schema even where no field returns it directly.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ObjectTypeAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}
