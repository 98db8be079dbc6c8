using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Audit;

/// <summary>The plan of a tenant, for who may set it.</summary>
internal sealed class PlanAuditSnapshot(ICallerContext caller, IClusterClient grains) : IAuditSnapshot
{
    public async Task<object?> FindAsync(string subject, CancellationToken cancellationToken)
    {
        if (!AccessPolicies.Allows(AccessPolicies.Operate, caller.Caller) || !SymbolKey.IsRun(subject))
            return null;
        CallerContext.Current = caller.Caller with { Tenant = subject };
        return await grains.GetTenantLimits(subject).GetPlan();
    }
}
