namespace Aetherion.GraphQL.Types;

/// <summary>The value (or each element of the list) is an <c>ID</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class IDAttribute : Attribute;
