using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>
/// Wakes the bots that trade live when the service starts, so that an order that was under way when it stopped is asked
/// for at once and not with the next signal.
/// </summary>
public sealed class LiveBotWaker(
    ITenantDirectory tenants, IGrainFactory grains, TimeProvider time, ILogger<LiveBotWaker> logger) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await WakeAllAsync(stoppingToken) is > 0 and var count)
                    logger.LiveBotsAwake(count);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Whatever stands in the way now, orders under way must be asked for sooner or later.
            catch (Exception e)
            {
                logger.LiveBotsNotWoken(e);
                await Task.Delay(RetryDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> WakeAllAsync(CancellationToken cancellationToken)
    {
        var names = (await tenants.ListAsync(cancellationToken)).Select(t => t.Tenant).Append(TenantKey.LocalTenant).Distinct();
        var count = 0;
        foreach (var tenant in names)
        {
            CallerContext.Current = Caller.OfService(tenant);
            foreach (var bot in await grains.GetGrain<ITenantGrain>(tenant).ListBots())
            {
                // To ask a bot is to wake it.
                if (await grains.GetGrain<IBotGrain>(bot.ToString()).GetSnapshot() is { Mode: TradingMode.Live })
                    count++;
            }
        }
        return count;
    }
}
