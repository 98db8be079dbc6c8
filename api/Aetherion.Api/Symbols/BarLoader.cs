using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>Stored bars by their ranges, with the models behind their anomalies.</summary>
internal sealed class BarLoader(IMarketDataHistory history) : BatchDataLoader<BarRange, ImmutableArray<ScoredBar>>
{
    protected override async Task<IReadOnlyDictionary<BarRange, ImmutableArray<ScoredBar>>> LoadBatchAsync(
        IReadOnlyList<BarRange> keys, CancellationToken cancellationToken)
    {
        var bars = await history.ReadBarsAsync([.. keys], cancellationToken);
        return keys.Zip(bars).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
