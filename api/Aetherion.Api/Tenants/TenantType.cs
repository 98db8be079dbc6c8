using System.Collections.Immutable;
using Aetherion.Api.Limits;
using Aetherion.GraphQL.Types;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Tenants;

[ObjectType("Tenant")]
[GraphQLDescription("The caller's tenant: its plan, and what is used of it.")]
internal sealed class TenantType(string tenant)
{
    [ID]
    [GraphQLDescription("Identifies the tenant: the head of the ids of its bots.")]
    public string Id => tenant;

    [GraphQLDescription("How much of the service it may use.")]
    public async Task<PlanType> GetPlanAsync(IClusterClient grains) =>
        new(await grains.GetTenantLimits(tenant).GetPlan());

    [GraphQLDescription("What the plan limits. What is used in a minute is known of all processes to the second.")]
    public async Task<ImmutableArray<QuotaType>> GetQuotasAsync(
        TenantLimiters limiters, IClusterClient grains, TimeProvider time)
    {
        var limiter = await limiters.GetAsync(tenant);
        var plan = limiter.Plan;
        var bots = await grains.GetTenant(tenant).ListBots();
        var counted = await grains.GetTenantLimits(tenant).GetUse();
        var now = time.GetUtcNow().UtcTicks;
        return
        [
            new(new QuotaUse(QuotaKind.Bots, plan.Bots, bots.Length, null)),
            new(new QuotaUse(QuotaKind.Symbols, plan.Symbols, await grains.GetTenant(tenant).CountSymbols(), null)),
            new(new QuotaUse(QuotaKind.Subscriptions, plan.Subscriptions, limiter.Subscriptions, null)),
            new(UseOf(QuotaKind.RequestsPerMinute, limiter.Requests, now)),
            new(UseOf(QuotaKind.CostPerMinute, limiter.Cost, now)),
            .. counted.Where(use => use.Kind == QuotaKind.OrdersPerMinute).Select(use => new QuotaType(use)),
            new(new QuotaUse(QuotaKind.HistoryDays, (long)plan.History.TotalDays, 0, null)),
        ];
    }

    private static QuotaUse UseOf(QuotaKind kind, TokenBucket bucket, long now) =>
        new(kind, bucket.Limit, bucket.Used(now), new DateTime(now, DateTimeKind.Utc) + bucket.FullIn(now));
}
