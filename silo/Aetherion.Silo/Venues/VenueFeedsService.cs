using Microsoft.Extensions.Hosting;

namespace Aetherion.Silo.Venues;

/// <summary>Starts and stops the venues' workers, all at once.</summary>
public sealed class VenueFeedsService(IEnumerable<VenueFeedWorker> workers) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(workers.Select(worker => worker.StartAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(workers.Select(worker => worker.StopAsync(cancellationToken)));
}
