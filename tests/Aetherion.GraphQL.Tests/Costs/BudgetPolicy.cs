using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Execution.Costs;

namespace Aetherion.GraphQL.Tests.Costs;

/// <summary>Lets operations run until their field costs have used up ten.</summary>
public sealed class BudgetPolicy : IOperationCostPolicy
{
    private const double Budget = 10;

    private double _used;

    public ValueTask OnOperationAsync(OperationCostContext context, CancellationToken cancellationToken)
    {
        _used += context.Cost.FieldCost;
        if (_used > Budget)
            throw new GraphQLException(GraphQLError.WithCode("The budget is used up.", "RATE_LIMITED"));
        context.Report["limit"] = Budget;
        context.Report["remaining"] = Budget - _used;
        return ValueTask.CompletedTask;
    }
}
