using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api.Bots;

/// <summary>Pages of fills: the same page of all bots that are asked for it is one read.</summary>
internal sealed class BotFillPageLoader(ITradingHistory history) : BatchDataLoader<BotFillPage, ImmutableArray<BotFill>>
{
    protected override async Task<IReadOnlyDictionary<BotFillPage, ImmutableArray<BotFill>>> LoadBatchAsync(
        IReadOnlyList<BotFillPage> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<BotFillPage, ImmutableArray<BotFill>>();
        foreach (var alike in keys.GroupBy(key => (key.Bot.Tenant, key.Filter, key.Page)))
        {
            var items = await history.ReadFillsAsync(
                alike.Key.Tenant, [.. alike.Select(key => key.Bot.Name)], alike.Key.Filter, alike.Key.Page,
                cancellationToken);
            foreach (var key in alike)
                found[key] = [.. items[key.Bot]];
        }
        return found;
    }
}
