using Aetherion.GrainInterfaces;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aetherion.Postgres;

/// <summary>Forgets requests and deliveries that nobody may count on any more, of all tenants.</summary>
public sealed class RequestSweeper(
    NpgsqlDataSource dataSource, TimeProvider timeProvider, ILogger<RequestSweeper> logger) : BackgroundService
{
    /// <summary>How many requests a tenant may have kept; the oldest go first.</summary>
    public const int RequestsMax = 100_000;

    /// <summary>How long an ended delivery can be looked at.</summary>
    public static readonly TimeSpan DeliveriesKeptFor = TimeSpan.FromDays(7);

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>Sweeps once; gives how many rows are gone.</summary>
    public async Task<long> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow().UtcDateTime;
        await using var command = dataSource.CreateCommand(
            "SELECT sweep_idempotency_keys($1, $2) + sweep_webhook_deliveries($3)");
        command.Add(now - IIdempotencyStore.KeptFor).Add(RequestsMax).Add(now - DeliveriesKeptFor);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, timeProvider);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(
                    "Old requests could not be swept ({Message}); next try in {Interval}.", exception.Message, Interval);
            }
        }
    }
}
