using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aetherion.Postgres;

/// <summary>
/// Writes bots' orders into the audit log soon after they are in the journal, and those of a process that was killed
/// before it came to it. The bots do not wait for it.
/// </summary>
public sealed class AuditFollower(
    AuditOutbox outbox, AuditSignal signal, TimeProvider time, ILogger<AuditFollower> logger) : BackgroundService
{
    /// <summary>How long what another process left waits at most.</summary>
    public static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SweepInterval, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await outbox.DrainAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "Orders wait for the audit log; they are written when it takes them.");
                await timer.WaitForNextTickAsync(stoppingToken);
                continue;
            }
            await WaitAsync(timer, stoppingToken);
        }
    }

    private async Task WaitAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var signalled = signal.WaitAsync(woken.Token).AsTask();
        var swept = timer.WaitForNextTickAsync(woken.Token).AsTask();
        await Task.WhenAny(signalled, swept);
        await woken.CancelAsync();
        await Task.WhenAll(signalled, swept).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
