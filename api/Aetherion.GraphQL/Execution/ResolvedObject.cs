using Aetherion.GraphQL.Execution.Planning;

namespace Aetherion.GraphQL.Execution;

/// <summary>
/// An object whose asynchronous fields have been resolved. Fields with nothing to await have no value here: they are
/// resolved from the source when the result is written.
/// </summary>
internal sealed class ResolvedObject(SelectionPlan plan, object? source)
{
    public SelectionPlan Plan { get; } = plan;

    public object? Source { get; } = source;

    public object?[] Values { get; } = new object?[plan.Fields.Length];
}
