namespace Aetherion.GraphQL.Types;

/// <summary>The parameter receives the object whose field is being resolved.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute : Attribute;
