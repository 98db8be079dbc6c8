using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.Model;

namespace Aetherion.Api.Decisions;

/// <summary>Regime transitions by their number.</summary>
internal sealed class TransitionIdLoader(IDecisionHistory history) : BatchDataLoader<TransitionId, RegimeTransition>
{
    protected override async Task<IReadOnlyDictionary<TransitionId, RegimeTransition>> LoadBatchAsync(
        IReadOnlyList<TransitionId> keys, CancellationToken cancellationToken) =>
        (await history.FindTransitionsAsync([.. keys], cancellationToken)).ToDictionary(found => new TransitionId(found.Key, found.Number));
}
