using System.Globalization;
using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution.Costs;

/// <summary>Refuses operations that cost more than is allowed, and asks policies about the others.</summary>
internal sealed class CostGate(GraphQLOptions options, IEnumerable<IOperationCostPolicy> policies)
{
    private readonly IOperationCostPolicy[] _policies = [.. policies];

    /// <summary>What to report of the cost, null for nothing; or <see cref="GraphQLException"/>.</summary>
    public async ValueTask<OperationCostContext?> AdmitAsync(
        OperationKind kind,
        OperationCost cost,
        ExecutionScope scope,
        CancellationToken cancellationToken)
    {
        Require("field cost", cost.FieldCost, scope.Rules.MaxFieldCost ?? options.MaxFieldCost);
        Require("type cost", cost.TypeCost, scope.Rules.MaxTypeCost ?? options.MaxTypeCost);
        var isReported = options.ReportCost || scope.Rules.CostMode != CostMode.Default;
        if (!isReported && _policies.Length == 0)
            return null;
        var context = new OperationCostContext(kind, cost, scope);
        foreach (var policy in _policies)
            await policy.OnOperationAsync(context, cancellationToken).ConfigureAwait(false);
        return isReported ? context : null;
    }

    private static void Require(string what, double cost, double limit)
    {
        if (cost <= limit)
            return;
        var message = string.Create(
            CultureInfo.InvariantCulture, $"The {what} of the operation is {cost}, but at most {limit} is allowed.");
        throw new GraphQLException(new GraphQLError(message)
        {
            Extensions = new Dictionary<string, object?>
            {
                ["code"] = ErrorCodes.CostExceeded,
                ["cost"] = cost,
                ["limit"] = limit,
            },
        });
    }
}
