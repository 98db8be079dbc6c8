namespace Aetherion.GraphQL.Types;

/// <summary>The public methods of the class are fields of the mutation root.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : Attribute;
