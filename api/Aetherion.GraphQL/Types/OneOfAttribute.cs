namespace Aetherion.GraphQL.Types;

/// <summary>Exactly one field of the input object must be given, and it must not be null.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OneOfAttribute : Attribute;
