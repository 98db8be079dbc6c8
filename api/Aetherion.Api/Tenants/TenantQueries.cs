using Aetherion.Api.Access;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Tenants;

[QueryType]
[Authorize(AccessPolicies.Read)]
internal static class TenantQueries
{
    [GraphQLDescription("The caller's tenant.")]
    public static TenantType GetTenant(ICallerContext caller) => new(caller.Tenant);
}
