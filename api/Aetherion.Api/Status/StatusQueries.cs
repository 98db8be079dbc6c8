using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Status;

[QueryType]
internal static class StatusQueries
{
    [GraphQLDescription("How the service is doing.")]
    public static Task<SystemStatusType> GetSystemStatusAsync(SystemStatusReader status, ITenantContext tenant) =>
        status.ReadAsync(tenant.Tenant);
}
