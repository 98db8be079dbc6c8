using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Fakes;

/// <summary>The limits of a tenant: the plan the test gives it, and what it says others have used.</summary>
internal sealed class FakeTenantLimitsGrain : ITenantLimitsGrain
{
    public Plan Plan { get; set; } = Plan.Local;

    /// <summary>Answered once, by the next settlement.</summary>
    public (long Requests, long Cost, int Subscriptions) Others { get; set; }

    public List<LimitUsage> Usages { get; } = [];

    public Exception? Failure { get; set; }

    public Task<Plan> GetPlan() => Task.FromResult(Plan);

    public Task<Plan?> SetPlan(string name)
    {
        if (new PlanOptions().Find(name) is not { } plan)
            return Task.FromResult<Plan?>(null);
        Plan = plan;
        return Task.FromResult<Plan?>(plan);
    }

    public Task<Refusal?> TakeOrder() => Task.FromResult<Refusal?>(null);

    public Task<LimitSettlement> Settle(LimitUsage usage)
    {
        if (Failure is not null)
            return Task.FromException<LimitSettlement>(Failure);
        Usages.Add(usage);
        var others = Others;
        Others = (0, 0, others.Subscriptions);
        return Task.FromResult(new LimitSettlement(Plan, others.Requests, others.Cost, others.Subscriptions));
    }

    public Task<ImmutableArray<QuotaUse>> GetUse() => Task.FromResult<ImmutableArray<QuotaUse>>(
        [new QuotaUse(QuotaKind.OrdersPerMinute, Plan.OrdersPerMinute, 4, TestData.Start)]);
}
