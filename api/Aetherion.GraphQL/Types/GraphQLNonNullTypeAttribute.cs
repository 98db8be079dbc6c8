namespace Aetherion.GraphQL.Types;

/// <summary>The outermost type is non-null, whatever the CLR type says.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class GraphQLNonNullTypeAttribute : Attribute;
