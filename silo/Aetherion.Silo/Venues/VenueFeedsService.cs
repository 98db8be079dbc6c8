using Aetherion.Domain.Venues.Fallback;
using Aetherion.Silo.Telemetry;
using Aetherion.Silo.Venues.Fallback;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Silo.Venues;

/// <summary>
/// Starts and stops the venues' workers, all at once, and those of the symbols that several venues feed round them: these
/// take what the venues still have to say. When it has started, what any venue listed before is known again, also of one that is not
/// fed any more: bots and charts may be asked for from then on.
/// </summary>
public sealed class VenueFeedsService(
    IEnumerable<VenueFeedWorker> workers, FallbackFeeds fallbacks, InstrumentCatalogAdapter catalog, IGrainFactory grains,
    ILogger<VenueFeedsService> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(KnownVenues.All.Select(venue => venue.Name).Append(FallbackInstrument.Venue).Select(ListStoredAsync));
        await Task.WhenAll(fallbacks.Workers.Select(worker => worker.StartAsync(cancellationToken)));
        await Task.WhenAll(workers.Select(worker => worker.StartAsync(cancellationToken)));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(workers.Select(worker => worker.StopAsync(cancellationToken)));
        await Task.WhenAll(fallbacks.Workers.Select(worker => worker.StopAsync(cancellationToken)));
    }

    private async Task ListStoredAsync(string venue)
    {
        try
        {
            await catalog.ListStoredAsync(grains, venue);
        }
        catch (Exception exception)
        {
            // The venue's worker tries again until it can be read.
            logger.VenueNotRestored(exception, venue);
        }
    }
}
