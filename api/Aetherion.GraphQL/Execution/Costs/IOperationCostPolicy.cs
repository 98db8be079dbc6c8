namespace Aetherion.GraphQL.Execution.Costs;

/// <summary>Sees the cost of each operation before it runs, for budgets over time.</summary>
public interface IOperationCostPolicy
{
    /// <summary>
    /// Called once for each query, mutation and subscription within the server's limits. Throw
    /// <see cref="GraphQLException"/> to refuse it; what is put into the context's report is sent with the cost.
    /// </summary>
    ValueTask OnOperationAsync(OperationCostContext context, CancellationToken cancellationToken);
}
