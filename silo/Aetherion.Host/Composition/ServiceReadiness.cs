using System.Collections.Immutable;
using System.Globalization;
using Aetherion.GrainInterfaces;
using Aetherion.Postgres;
using Aetherion.Silo.Feeds;

namespace Aetherion.Host.Composition;

/// <summary>Whether the database takes writes and the feed delivers.</summary>
internal sealed class ServiceReadiness(StorageHealth storage, IFeedStatus feed) : IReadiness
{
    public ImmutableArray<ReadinessCheck> Check() => [CheckStorage(), CheckFeed()];

    private ReadinessCheck CheckStorage()
    {
        var status = storage.Status;
        var detail = status.IsHealthy
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"PostgreSQL takes no writes: {status.LastError} "
                + $"{status.QueuedRows} rows are held and written when it is back.");
        return new ReadinessCheck(ReadinessNames.Storage, status.IsHealthy, detail, status.UnavailableSince);
    }

    private ReadinessCheck CheckFeed() => new(ReadinessNames.Feed, feed.Problem is null, feed.Problem ?? "", null);
}
