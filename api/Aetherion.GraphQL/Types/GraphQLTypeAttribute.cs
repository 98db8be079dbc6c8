namespace Aetherion.GraphQL.Types;

/// <summary>The type in schema syntax, such as <c>[ID!]!</c>, where the CLR type does not say enough.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class GraphQLTypeAttribute(string type) : Attribute
{
    public string Type { get; } = type;
}
