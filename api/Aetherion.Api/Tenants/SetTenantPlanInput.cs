using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Tenants;

[GraphQLDescription("The plan that a tenant is to have.")]
internal sealed record SetTenantPlanInput(
    [ID]
    [GraphQLDescription("The tenant that is meant.")]
    string TenantId,
    [GraphQLDescription("The name of one of the service's plans.")]
    string Plan,
    string? ClientMutationId = null);
