using System.Collections.Immutable;
using Aetherion.Api.Bots;

namespace Aetherion.Api.Access;

internal sealed record VenueKeyPayload(
    VenueKeyType? VenueKey, ImmutableArray<IMutationError> Errors, string? ClientMutationId);
