using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

internal sealed record DeleteVenueKeyPayload(
    [property: ID] string? DeletedId, ImmutableArray<IMutationError> Errors, string? ClientMutationId);
