using Microsoft.Extensions.Hosting;

namespace Aetherion.Postgres;

/// <summary>
/// Asks the server at an interval whether it answers, so that one that hangs is known before the first write has failed.
/// </summary>
public sealed class StorageProbe(StorageHealth health, TimeProvider time) : BackgroundService
{
    /// <summary>How long after an answer it is asked again.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await health.ProbeAsync(stoppingToken);
    }
}
