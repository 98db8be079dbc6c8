using Aetherion.Api.Access;
using Aetherion.Api.Bots;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Tenants;

[MutationType]
[Authorize(AccessPolicies.Operate)]
internal static class TenantMutations
{
    [GraphQLDescription("Gives a tenant another plan; what is used in this minute begins anew. For operators.")]
    public static async Task<TenantPayload> SetTenantPlanAsync(
        IClusterClient grains, ICallerContext caller, SetTenantPlanInput input)
    {
        if (!SymbolKey.IsRun(input.TenantId))
            return Refuse(Refused.NotFound("tenant", input.TenantId), input);
        // An operator acts for the tenant here, whose grains listen to nobody else.
        CallerContext.Current = caller.Caller with { Tenant = input.TenantId };
        return await grains.GetTenantLimits(input.TenantId).SetPlan(input.Plan) is { } plan
            ? new TenantPayload(new PlanType(plan), [], input.ClientMutationId)
            : Refuse(
                InvalidInput.At("plan", $"There is no plan '{input.Plan}'; the configuration names those there are."),
                input);
    }

    private static TenantPayload Refuse(IMutationError error, SetTenantPlanInput input) =>
        new(null, [error], input.ClientMutationId);
}
