using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Bots;
using Aetherion.Model;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Grains.Plans;

/// <summary>The plan of a tenant, its minute of orders, and the <see cref="LimitLedger"/> of all processes.</summary>
internal sealed class TenantLimitsGrain(
    [PersistentState("limits", StorageNames.Tenant)] IPersistentState<TenantLimitsState> stored,
    TimeProvider timeProvider,
    IOptions<PlanOptions> options) : Grain, ITenantLimitsGrain
{
    private TokenBucket? _orders;
    private LimitLedger? _ledger;

    private Plan Plan => options.Value.Get(stored.State.Plan);

    private TokenBucket Orders => _orders ??= new TokenBucket(Plan.OrdersPerMinute);

    private LimitLedger Ledger => _ledger ??= new LimitLedger(Plan);

    public Task<Plan> GetPlan() => Task.FromResult(Plan);

    public async Task<Plan?> SetPlan(string name)
    {
        if (options.Value.Find(name) is not { } plan)
            return null;
        await stored.StoreAsync(stored.State with { Plan = name });
        _orders = null;
        _ledger?.Change(plan);
        return plan;
    }

    public Task<Refusal?> TakeOrder()
    {
        var now = Now();
        return Task.FromResult(Orders.TryTake(1, now, out var retryAfter)
            ? null
            : Refusals.OrdersExceeded(UseOf(QuotaKind.OrdersPerMinute, Orders, now), retryAfter));
    }

    public Task<LimitSettlement> Settle(LimitUsage usage) => Task.FromResult(Ledger.Settle(usage, Plan, Now()));

    public Task<ImmutableArray<QuotaUse>> GetUse()
    {
        var now = Now();
        return Task.FromResult<ImmutableArray<QuotaUse>>(
        [
            new QuotaUse(QuotaKind.Subscriptions, Plan.Subscriptions, Ledger.Subscriptions, null),
            UseOf(QuotaKind.RequestsPerMinute, Ledger.Requests, now),
            UseOf(QuotaKind.CostPerMinute, Ledger.Cost, now),
            UseOf(QuotaKind.OrdersPerMinute, Orders, now),
        ]);
    }

    private static QuotaUse UseOf(QuotaKind kind, TokenBucket bucket, long now) =>
        new(kind, bucket.Limit, bucket.Used(now), new DateTime(now, DateTimeKind.Utc) + bucket.FullIn(now));

    private long Now() => timeProvider.GetUtcNow().UtcTicks;
}
