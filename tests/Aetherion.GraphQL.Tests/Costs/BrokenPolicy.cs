using Aetherion.GraphQL.Execution.Costs;

namespace Aetherion.GraphQL.Tests.Costs;

/// <summary>Fails as one whose database is away does.</summary>
public sealed class BrokenPolicy : IOperationCostPolicy
{
    public ValueTask OnOperationAsync(OperationCostContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"secret of {context.Kind}");
}
