using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Tenants;

[ObjectType("Plan")]
[GraphQLDescription("How much of the service a tenant may use.")]
internal sealed class PlanType(Plan plan)
{
    [GraphQLDescription("By which setTenantPlan knows it.")]
    public string Name => plan.Name;
}
