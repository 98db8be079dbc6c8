using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[QueryType]
internal static class AccessQueries
{
    [Authorize(AccessPolicies.Read)]
    [GraphQLDescription("Who asks.")]
    public static MeType GetMe(ICallerContext caller) => new(caller.Caller);

    [Authorize(AccessPolicies.Read)]
    [GraphQLDescription("The caller's tenant.")]
    public static async Task<TenantType> GetTenantAsync(
        ICallerContext caller, ITenantDirectory tenants, CancellationToken cancellationToken)
    {
        var found = await tenants.FindAsync(caller.Tenant, cancellationToken);
        return new TenantType(caller.Tenant, found?.Name, found?.CreatedTime);
    }

    [Authorize(AccessPolicies.Admin)]
    [GraphQLDescription("The tenant's API keys, newest first, revoked ones included.")]
    public static async Task<ImmutableArray<ApiKeyType>> GetApiKeysAsync(
        ApiKeyManager keys, int first = PageSize.Default, CancellationToken cancellationToken = default)
    {
        PageSize.Check(first);
        return [.. (await keys.ListAsync(first, cancellationToken)).Select(key => new ApiKeyType(key))];
    }
}
