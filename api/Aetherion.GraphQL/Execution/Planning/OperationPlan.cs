using Aetherion.GraphQL.Execution.Costs;
using Aetherion.GraphQL.Language;

namespace Aetherion.GraphQL.Execution.Planning;

/// <summary>An operation ready to execute under one set of conditions.</summary>
internal sealed class OperationPlan(
    OperationDefinitionNode operation,
    SelectionPlan root,
    SelectionPlanner planner,
    CostExpression cost)
{
    public OperationDefinitionNode Operation { get; } = operation;

    public SelectionPlan Root { get; } = root;

    public CostExpression Cost { get; } = cost;

    /// <summary>Fields planned so far; abstract types may add to them while executing.</summary>
    public int FieldCount => planner.FieldCount;
}
