namespace Aetherion.GraphQL.Types;

/// <summary>
/// The interface or abstract class is a GraphQL interface; the classes of its assembly that implement it are its
/// possible types.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class InterfaceTypeAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}
