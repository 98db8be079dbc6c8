using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api.Models;

/// <summary>Pages of events: the same page of all models that are asked for it is one read.</summary>
internal sealed class ModelEventPageLoader(IModelRegistry registry)
    : BatchDataLoader<ModelEventPage, ImmutableArray<ModelEvent>>
{
    protected override async Task<IReadOnlyDictionary<ModelEventPage, ImmutableArray<ModelEvent>>> LoadBatchAsync(
        IReadOnlyList<ModelEventPage> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<ModelEventPage, ImmutableArray<ModelEvent>>();
        foreach (var alike in keys.GroupBy(key => (key.Filter, key.Page)))
        {
            var (filter, page) = alike.Key;
            var events = await registry.ReadEventsAsync(
                [.. alike.Select(key => key.Version)], filter, page, cancellationToken);
            foreach (var key in alike)
                found[key] = [.. events.Where(entry => IsOf(entry, key.Version)).Take(page.Limit)];
        }
        return found;
    }

    private static bool IsOf(ModelEvent entry, string version) =>
        entry.Version == version || entry.PreviousVersion == version;
}
