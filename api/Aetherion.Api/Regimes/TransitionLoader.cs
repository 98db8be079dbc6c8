using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

/// <summary>Regime transitions by their ranges.</summary>
internal sealed class TransitionLoader(IRegimeHistory history)
    : BatchDataLoader<TransitionRange, ImmutableArray<RegimeTransition>>
{
    protected override async Task<IReadOnlyDictionary<TransitionRange, ImmutableArray<RegimeTransition>>> LoadBatchAsync(
        IReadOnlyList<TransitionRange> keys, CancellationToken cancellationToken)
    {
        var transitions = await history.ReadTransitionsAsync([.. keys], cancellationToken);
        return keys.Zip(transitions).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
