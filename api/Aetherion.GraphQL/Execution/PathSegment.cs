using Aetherion.GraphQL.Execution.Planning;

namespace Aetherion.GraphQL.Execution;

/// <summary>A step of the path to a value: a field, or the index in a list.</summary>
internal readonly record struct PathSegment(FieldPlan? Field, int Index);
