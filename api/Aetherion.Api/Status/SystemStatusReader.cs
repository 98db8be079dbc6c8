using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Status;

/// <summary>Gathers how the service is doing from its grains and readiness checks.</summary>
internal sealed class SystemStatusReader(
    IClusterClient grains, IInstrumentCatalog catalog, IReadiness readiness, ApiOptions options, EventRate rate,
    TimeProvider time)
{
    // From what needs attention most to least: a closed market is no reason for any.
    private static readonly ImmutableArray<FeedState> WorstFirst =
        [FeedState.Stale, FeedState.Syncing, FeedState.Live, FeedState.Closed];

    public async Task<SystemStatusType> ReadAsync(string tenant)
    {
        var snapshots = await ReadSnapshotsAsync();
        var checks = readiness.Check();
        return new SystemStatusType(
            options.Environment,
            tenant,
            checks.All(check => check.IsReady),
            StorageOf(checks),
            options.StartedTime,
            time.GetUtcNow().UtcDateTime,
            catalog.Active.Length,
            rate.Update(snapshots.Sum(snapshot => snapshot.Feed.EventCount)),
            StrategyNames.All,
            FeedsOf(snapshots));
    }

    public async Task<ImmutableArray<SymbolSnapshot>> ReadSnapshotsAsync() =>
        [.. await Task.WhenAll(catalog.Active.Select(instrument => grains.GetSymbol(instrument.Id).GetSnapshot()))];

    public static FeedState WorstOf(IEnumerable<SymbolSnapshot> snapshots)
    {
        var states = snapshots.Select(snapshot => snapshot.Feed.State).ToHashSet();
        return WorstFirst.First(states.Contains);
    }

    private static ImmutableArray<VenueFeedType> FeedsOf(IEnumerable<SymbolSnapshot> snapshots) =>
    [
        .. snapshots.GroupBy(snapshot => snapshot.Key.Instrument.Venue, StringComparer.Ordinal)
            .Select(venue => new VenueFeedType(
                venue.Key, WorstOf(venue), venue.Max(snapshot => snapshot.Feed.LastEventTime))),
    ];

    private static string StorageOf(ImmutableArray<ReadinessCheck> checks)
    {
        var storage = checks.FirstOrDefault(check => check.Name == ReadinessNames.Storage);
        return storage is null or { IsReady: true } ? "UP" : $"DOWN: {storage.Detail}";
    }
}
