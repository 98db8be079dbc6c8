using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[ObjectType("Tenant")]
[GraphQLDescription("A tenant of the service.")]
internal sealed class TenantType(string tenant, string? name, DateTime? createdTime)
{
    [ID]
    public string Id => tenant;

    public string Name => name ?? tenant;

    [GraphQLDescription("Null for a tenant that has only ever come with tokens.")]
    public DateTime? CreatedTime => createdTime;
}
