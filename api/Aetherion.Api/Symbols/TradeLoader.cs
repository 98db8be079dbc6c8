using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>Stored trades by their ranges.</summary>
internal sealed class TradeLoader(IMarketDataHistory history) : BatchDataLoader<TradeRange, ImmutableArray<Trade>>
{
    protected override async Task<IReadOnlyDictionary<TradeRange, ImmutableArray<Trade>>> LoadBatchAsync(
        IReadOnlyList<TradeRange> keys, CancellationToken cancellationToken)
    {
        var trades = await history.ReadTradesAsync([.. keys], cancellationToken);
        return keys.Zip(trades).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
