using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api.Bots;

/// <summary>The fills of orders of the tenant, by the order's id.</summary>
internal sealed class OrderFillLoader(ICallerContext caller, ITradingHistory history)
    : BatchDataLoader<string, ImmutableArray<BotFill>>
{
    /// <summary>How many fills of an order are shown, from its first on.</summary>
    public const int FillsMax = 100;

    protected override async Task<IReadOnlyDictionary<string, ImmutableArray<BotFill>>> LoadBatchAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var fills = await history.ReadFillsOfOrdersAsync(caller.Tenant, [.. keys], FillsMax, cancellationToken);
        return keys.ToDictionary(key => key, key => fills[key].ToImmutableArray());
    }
}
