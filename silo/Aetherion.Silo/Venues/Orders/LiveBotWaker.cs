using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>
/// Wakes the bots that trade live when the service starts, so that an order that was under way when it stopped is asked
/// for at once and not with the next signal. Those that fail are tried again, ever more rarely; they hold up no other.
/// </summary>
public sealed class LiveBotWaker(
    ITenantDirectory tenants, IGrainFactory grains, TimeProvider time, ILogger<LiveBotWaker> logger) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryDelayMax = TimeSpan.FromMinutes(5);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private List<string>? _tenants;
    private List<TenantKey> _bots = [];
    private int _liveCount;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var delay = RetryDelay;
        while (!await WakeAsync(stoppingToken) && !stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(delay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = delay * 2 < RetryDelayMax ? delay * 2 : RetryDelayMax;
        }
    }

    /// <summary>Wakes what is not awake yet; whether all of it is now.</summary>
    private async Task<bool> WakeAsync(CancellationToken cancellationToken)
    {
        var awake = _liveCount;
        _tenants ??= await ListTenantsAsync(cancellationToken);
        if (_tenants is null)
            return false;
        _tenants = await TryEachAsync(_tenants, name => $"The bots of {name}", ListBotsAsync, cancellationToken);
        _bots = await TryEachAsync(_bots, key => $"Bot {key}", WakeBotAsync, cancellationToken);
        if (_liveCount != awake)
            logger.LiveBotsAwake(_liveCount);
        return _tenants.Count == 0 && _bots.Count == 0;
    }

    private async Task<List<string>?> ListTenantsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var known = await tenants.ListAsync(cancellationToken);
            return [.. known.Select(t => t.Tenant).Append(TenantKey.LocalTenant).Distinct()];
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        // Whatever stands in the way now, orders under way must be asked for sooner or later.
        catch (Exception e)
        {
            logger.LiveBotsNotWoken(e);
            return null;
        }
    }

    /// <summary>Does something with each; gives those with which it failed, which is told once for each.</summary>
    private async Task<List<T>> TryEachAsync<T>(
        List<T> all, Func<T, string> nameOf, Func<T, Task> act, CancellationToken cancellationToken)
    {
        List<T> failed = [];
        foreach (var one in all)
        {
            if (cancellationToken.IsCancellationRequested)
                return all;
            try
            {
                await act(one);
            }
            // One that cannot be read must not keep those after it asleep.
            catch (Exception e)
            {
                failed.Add(one);
                if (!cancellationToken.IsCancellationRequested && _told.Add(nameOf(one)))
                    logger.LiveBotNotWoken(e, nameOf(one));
            }
        }
        return failed;
    }

    private async Task ListBotsAsync(string tenant)
    {
        CallerContext.Current = Caller.OfService(tenant);
        _bots.AddRange(await grains.GetGrain<ITenantGrain>(tenant).ListBots());
    }

    private async Task WakeBotAsync(TenantKey bot)
    {
        CallerContext.Current = Caller.OfService(bot.Tenant);
        // To ask a bot is to wake it.
        if (await grains.GetGrain<IBotGrain>(bot.ToString()).GetSnapshot() is { Mode: TradingMode.Live })
            _liveCount++;
    }
}
