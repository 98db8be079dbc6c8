using Aetherion.Api.Access;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Status;

[QueryType]
[Authorize(AccessPolicies.Read)]
internal static class StatusQueries
{
    [GraphQLDescription("How the service is doing.")]
    public static Task<SystemStatusType> GetSystemStatusAsync(SystemStatusReader status, ICallerContext caller) =>
        status.ReadAsync(caller.Tenant);
}
