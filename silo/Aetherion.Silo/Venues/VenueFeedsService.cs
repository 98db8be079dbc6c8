using System.Collections.Immutable;
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
/// fed any more: bots and charts may be asked for from then on. What could not be read is read later.
/// </summary>
public sealed class VenueFeedsService(
    IEnumerable<VenueFeedWorker> workers, FallbackFeeds fallbacks, InstrumentCatalogAdapter catalog, IGrainFactory grains,
    TimeProvider time, ILogger<VenueFeedsService> logger) : IHostedService, IDisposable
{
    /// <summary>Between two attempts to read what a venue listed before.</summary>
    internal static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(10);

    private static readonly ImmutableArray<string> Venues =
        [.. KnownVenues.All.Select(venue => venue.Name), FallbackInstrument.Venue];

    private readonly CancellationTokenSource _stop = new();
    private Task _restoring = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _restoring = ListLaterAsync(await ListAsync(Venues));
        await Task.WhenAll(fallbacks.Workers.Select(worker => worker.StartAsync(cancellationToken)));
        await Task.WhenAll(workers.Select(worker => worker.StartAsync(cancellationToken)));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _restoring;
        await Task.WhenAll(workers.Select(worker => worker.StopAsync(cancellationToken)));
        await Task.WhenAll(fallbacks.Workers.Select(worker => worker.StopAsync(cancellationToken)));
    }

    public void Dispose() => _stop.Dispose();

    private async Task ListLaterAsync(ImmutableArray<string> venues)
    {
        while (!venues.IsEmpty && !_stop.IsCancellationRequested)
        {
            await Task.Delay(RetryDelay, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_stop.IsCancellationRequested)
                venues = await ListAsync(venues);
        }
    }

    /// <returns>Those that could not be read.</returns>
    private async Task<ImmutableArray<string>> ListAsync(ImmutableArray<string> venues)
    {
        var isListed = await Task.WhenAll(venues.Select(TryListAsync));
        return [.. venues.Where((_, index) => !isListed[index])];
    }

    private async Task<bool> TryListAsync(string venue)
    {
        try
        {
            await catalog.ListStoredAsync(grains, venue);
            return true;
        }
        catch (Exception exception)
        {
            logger.VenueNotRestored(exception, venue);
            return false;
        }
    }
}
