using System.Collections.Immutable;
using Aetherion.Model;
using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainInterfaces;

/// <summary>
/// A tenant's plan and what is used of it; the key is the tenant's name. What is used in a minute is not stored: after
/// a restart the minute begins anew.
/// </summary>
[OfTenant]
[Alias("Aetherion.TenantLimits")]
public interface ITenantLimitsGrain : IGrainWithStringKey
{
    [AlwaysInterleave]
    Task<Plan> GetPlan();

    /// <summary>Gives the tenant another plan; null when there is none of that name, and nothing is changed.</summary>
    Task<Plan?> SetPlan(string name);

    /// <summary>Counts an order that opens or enlarges a position; why it is one too many, or null.</summary>
    Task<Refusal?> TakeOrder();

    /// <summary>Takes what a process let pass and says what others did.</summary>
    Task<LimitSettlement> Settle(LimitUsage usage);

    /// <summary>What is used of the quotas this grain counts: orders, requests, cost and subscriptions.</summary>
    [AlwaysInterleave]
    Task<ImmutableArray<QuotaUse>> GetUse();
}
