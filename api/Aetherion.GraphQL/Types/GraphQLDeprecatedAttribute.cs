namespace Aetherion.GraphQL.Types;

/// <summary>Marks a field, argument, input field or enum value as deprecated, with the reason.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDeprecatedAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}
