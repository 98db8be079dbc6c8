using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>Pages of orders: the same page of all bots that are asked for it is one read.</summary>
internal sealed class BotOrderPageLoader(ITradingHistory history) : BatchDataLoader<BotOrderPage, ImmutableArray<Order>>
{
    protected override async Task<IReadOnlyDictionary<BotOrderPage, ImmutableArray<Order>>> LoadBatchAsync(
        IReadOnlyList<BotOrderPage> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<BotOrderPage, ImmutableArray<Order>>();
        foreach (var alike in keys.GroupBy(key => (key.Bot.Tenant, key.Filter, key.Page)))
        {
            var items = await history.ReadOrdersAsync(
                alike.Key.Tenant, [.. alike.Select(key => key.Bot.Name)], alike.Key.Filter, alike.Key.Page,
                cancellationToken);
            foreach (var key in alike)
                found[key] = [.. items[key.Bot]];
        }
        return found;
    }
}
