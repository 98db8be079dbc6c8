using System.Collections.Concurrent;
using Aetherion.Api.Limits;

namespace Aetherion.Api.Audit;

/// <summary>
/// Lets verifications of audit logs run, which read whole chains: of each tenant so many at a time, and at a cost by the
/// chain's length.
/// </summary>
internal sealed class AuditVerifications(TenantLimiters limiters, TimeProvider time)
{
    /// <summary>Verifications a tenant may have running.</summary>
    public const int RunningMax = 1;

    /// <summary>Entries that are read and hashed for a cost of one.</summary>
    public const int EntriesPerCost = 100;

    /// <summary>
    /// A chain of any length can be verified: it costs at most this part of what the plan allows a minute.
    /// </summary>
    public const double CostShareMax = 0.5;

    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, int> _running = new(StringComparer.Ordinal);

    public async Task<T> RunAsync<T>(string tenant, long entryCount, Func<Task<T>> verify)
    {
        if (!TryEnter(tenant))
            throw LimitRefusal.Exception(
                "The audit log is being verified already. Wait as long as retryAfterMs says.", RetryAfter);
        try
        {
            await ChargeAsync(tenant, entryCount);
            return await verify();
        }
        finally
        {
            Leave(tenant);
        }
    }

    private async Task ChargeAsync(string tenant, long entryCount)
    {
        var limiter = await limiters.GetAsync(tenant);
        var limit = limiter.Plan.CostPerMinute;
        var cost = (int)Math.Min((entryCount / EntriesPerCost) + 1, Math.Max(1, limit * CostShareMax));
        if (!limiter.TryTakeCost(cost, time.GetUtcNow().UtcTicks, out var retryAfter))
            throw LimitRefusal.Exception(LimitRefusal.Cost(limit), retryAfter);
    }

    private bool TryEnter(string tenant)
    {
        if (_running.AddOrUpdate(tenant, 1, static (_, count) => count + 1) <= RunningMax)
            return true;
        Leave(tenant);
        return false;
    }

    // Who has none running is not kept.
    private void Leave(string tenant)
    {
        var left = _running.AddOrUpdate(tenant, 0, static (_, count) => count - 1);
        if (left == 0)
            _running.TryRemove(KeyValuePair.Create(tenant, 0));
    }
}
