namespace Aetherion.GraphQL.Types;

/// <summary>The description in the schema.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDescriptionAttribute(string description) : Attribute
{
    public string Description { get; } = description;
}
