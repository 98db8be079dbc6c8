using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Tenants;

internal sealed record SetTenantPlanInput(
    [ID]
    string TenantId,
    [GraphQLDescription("The name of one of the service's plans.")]
    string Plan,
    string? ClientMutationId = null);
