namespace Aetherion.GraphQL.Types;

/// <summary>The name in the schema, where the one derived from the member's is not wanted.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
