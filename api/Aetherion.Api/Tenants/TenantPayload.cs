using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Tenants;

[GraphQLDescription("The plan after the mutation, or why nothing was changed.")]
internal sealed record TenantPayload(
    [property: GraphQLDescription("The plan in force; null when nothing was changed.")]
    PlanType? Plan,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
