using System.Collections.Immutable;
using Aetherion.Api.Bots;

namespace Aetherion.Api.Tenants;

internal sealed record TenantPayload(PlanType? Plan, ImmutableArray<IMutationError> Errors, string? ClientMutationId);
