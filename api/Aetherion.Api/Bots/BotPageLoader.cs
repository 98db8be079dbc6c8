using System.Collections.Immutable;
using Aetherion.GraphQL.Execution;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>Pages of what bots did: the same page of all bots that are asked for it is one read.</summary>
/// <param name="read">Reads the same page of each of a tenant's bots.</param>
internal abstract class BotPageLoader<TFilter, TPage, TItem>(
    Func<string, ImmutableArray<string>, TFilter, TPage, CancellationToken, Task<ILookup<TenantKey, TItem>>> read)
    : BatchDataLoader<BotPage<TFilter, TPage>, ImmutableArray<TItem>>
    where TFilter : notnull
    where TPage : notnull
{
    protected sealed override async Task<IReadOnlyDictionary<BotPage<TFilter, TPage>, ImmutableArray<TItem>>>
        LoadBatchAsync(IReadOnlyList<BotPage<TFilter, TPage>> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<BotPage<TFilter, TPage>, ImmutableArray<TItem>>();
        foreach (var alike in keys.GroupBy(key => (key.Bot.Tenant, key.Filter, key.Page)))
        {
            var (tenant, filter, page) = alike.Key;
            var items = await read(tenant, [.. alike.Select(key => key.Bot.Name)], filter, page, cancellationToken);
            foreach (var key in alike)
                found[key] = [.. items[key.Bot]];
        }
        return found;
    }
}
