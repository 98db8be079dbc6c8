using System.Collections.Concurrent;
using Aetherion.GrainInterfaces;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Aetherion.Api.Limits;

/// <summary>
/// The limiters of all tenants that use this process. Once a second each tells its tenant's grain what was used here
/// and hears what was used elsewhere, so that several processes together let a tenant use its plan, and at most what
/// they let pass in that second beyond it.
/// </summary>
internal sealed class TenantLimiters(IClusterClient grains, TimeProvider time, ILogger<TenantLimiters> logger)
    : BackgroundService
{
    private const string Actor = "limits";

    public static readonly TimeSpan SettleInterval = TimeSpan.FromSeconds(1);

    /// <summary>A limiter nobody uses for so long is forgotten: its budgets are full again.</summary>
    public static readonly TimeSpan IdleMax = TimeSpan.FromMinutes(10);

    /// <summary>How often a tenant's plan is read again though nothing was used.</summary>
    private static readonly TimeSpan PlanAgeMax = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, TenantLimiter> _limiters = new(StringComparer.Ordinal);
    private readonly string _process = Guid.NewGuid().ToString("N");
    private long _plansRead;

    /// <summary>The tenant's limiter; the first use asks its grain for the plan and what others have used.</summary>
    public ValueTask<TenantLimiter> GetAsync(string tenant) =>
        _limiters.TryGetValue(tenant, out var limiter) ? new ValueTask<TenantLimiter>(limiter) : AddAsync(tenant);

    /// <summary>The tenant's limiter where something of the tenant was counted; null elsewhere.</summary>
    public TenantLimiter? Find(string tenant) => _limiters.GetValueOrDefault(tenant);

    /// <summary>Tells the grains what was used here, and takes over what they say.</summary>
    public async Task SettleAsync()
    {
        var now = time.GetUtcNow().UtcTicks;
        var readsPlans = now - _plansRead >= PlanAgeMax.Ticks;
        if (readsPlans)
            _plansRead = now;
        foreach (var (tenant, limiter) in _limiters)
        {
            if (limiter.HasUnsettled || readsPlans)
                await SettleAsync(tenant, limiter);
            if (!limiter.HasUnsettled && now - limiter.LastUse > IdleMax.Ticks)
                _limiters.TryRemove(KeyValuePair.Create(tenant, limiter));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SettleInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await SettleAsync();
    }

    private async ValueTask<TenantLimiter> AddAsync(string tenant)
    {
        var settlement = await AskAsync(tenant, new LimitUsage(_process, 0, 0, 0));
        var limiter = new TenantLimiter(settlement.Plan);
        limiter.Apply(settlement, time.GetUtcNow().UtcTicks);
        return _limiters.GetOrAdd(tenant, limiter);
    }

    private async Task SettleAsync(string tenant, TenantLimiter limiter)
    {
        var usage = limiter.TakeUsage(_process);
        try
        {
            var settlement = await AskAsync(tenant, usage);
            limiter.Apply(settlement, time.GetUtcNow().UtcTicks);
        }
        catch (Exception exception)
        {
            limiter.Restore(usage);
            logger.LogWarning(exception, "The limits of {Tenant} could not be settled; it is tried again.", tenant);
        }
    }

    /// <summary>Asks on the tenant's behalf, as its grain wants it, whoever's request or timer this is.</summary>
    private async Task<LimitSettlement> AskAsync(string tenant, LimitUsage usage)
    {
        CallerContext.Current = new Caller(tenant, Actor, AccessRole.Viewer, AccessScopes.None);
        return await grains.GetTenantLimits(tenant).Settle(usage);
    }
}
