using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api.Models;

/// <summary>The latest events of models.</summary>
internal sealed class ModelEventLoader(IModelRegistry registry)
    : BatchDataLoader<ModelEventsKey, ImmutableArray<ModelEvent>>
{
    protected override async Task<IReadOnlyDictionary<ModelEventsKey, ImmutableArray<ModelEvent>>> LoadBatchAsync(
        IReadOnlyList<ModelEventsKey> keys, CancellationToken cancellationToken)
    {
        var limit = keys.Max(key => key.Limit);
        var events = await registry.ReadLatestEventsAsync(
            [.. keys.Select(key => key.Version).Distinct()], limit, cancellationToken);
        var byVersion = events.Where(entry => entry.Version is not null).ToLookup(entry => entry.Version!);
        var byPrevious = events
            .Where(entry => entry.PreviousVersion is not null && entry.PreviousVersion != entry.Version)
            .ToLookup(entry => entry.PreviousVersion!);
        return keys.ToDictionary(key => key, key => byVersion[key.Version].Concat(byPrevious[key.Version])
            .OrderByDescending(entry => entry.Number).Take(key.Limit).ToImmutableArray());
    }
}
