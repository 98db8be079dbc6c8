using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Execution.Costs;

/// <summary>An operation about to run, and what it costs.</summary>
public sealed class OperationCostContext(OperationKind kind, OperationCost cost, ExecutionScope scope)
{
    public OperationKind Kind { get; } = kind;

    public OperationCost Cost { get; } = cost;

    public ExecutionScope Scope { get; } = scope;

    /// <summary>
    /// Sent in <c>extensions.operationCost</c> behind the cost, such as <c>limit</c> and <c>remaining</c> of a budget.
    /// </summary>
    public IDictionary<string, object?> Report { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);
}
