using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>Stored bars by their ranges.</summary>
internal sealed class BarLoader(IMarketDataHistory history) : BatchDataLoader<BarRange, ImmutableArray<ClosedBar>>
{
    protected override async Task<IReadOnlyDictionary<BarRange, ImmutableArray<ClosedBar>>> LoadBatchAsync(
        IReadOnlyList<BarRange> keys, CancellationToken cancellationToken)
    {
        var bars = await history.ReadBarsAsync([.. keys], cancellationToken);
        return keys.Zip(bars).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
