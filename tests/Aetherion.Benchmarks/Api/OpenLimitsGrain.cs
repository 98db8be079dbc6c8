using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Benchmarks.Api;

/// <summary>Limits as local mode has them: they are counted, and do not bind.</summary>
public sealed class OpenLimitsGrain : Grain, ITenantLimitsGrain
{
    public Task<Plan> GetPlan() => Task.FromResult(Plan.Local);

    public Task<Plan?> SetPlan(string name) => Task.FromResult<Plan?>(null);

    public Task<Refusal?> TakeOrder() => Task.FromResult<Refusal?>(null);

    public Task<LimitSettlement> Settle(LimitUsage usage) => Task.FromResult(new LimitSettlement(Plan.Local, 0, 0, 0));

    public Task<ImmutableArray<QuotaUse>> GetUse() => Task.FromResult<ImmutableArray<QuotaUse>>([]);
}
