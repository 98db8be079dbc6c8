using Aetherion.Silo.Venues.Fallback;
using Microsoft.Extensions.Hosting;

namespace Aetherion.Silo.Venues;

/// <summary>
/// Starts and stops the venues' workers, all at once, and those of the symbols that several venues feed round them: these
/// take what the venues still have to say.
/// </summary>
public sealed class VenueFeedsService(IEnumerable<VenueFeedWorker> workers, FallbackFeeds fallbacks) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(fallbacks.Workers.Select(worker => worker.StartAsync(cancellationToken)));
        await Task.WhenAll(workers.Select(worker => worker.StartAsync(cancellationToken)));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(workers.Select(worker => worker.StopAsync(cancellationToken)));
        await Task.WhenAll(fallbacks.Workers.Select(worker => worker.StopAsync(cancellationToken)));
    }
}
