using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[GraphQLDescription("The venue key after the mutation, or why nothing was changed.")]
internal sealed record VenueKeyPayload(
    [property: GraphQLDescription("The key without its secrets; null when nothing was added.")]
    VenueKeyType? VenueKey,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
