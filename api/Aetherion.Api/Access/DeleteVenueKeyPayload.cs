using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[GraphQLDescription("The venue key that was deleted, or why it was not.")]
internal sealed record DeleteVenueKeyPayload(
    [property: ID]
    [property: GraphQLDescription("The id of what is gone; null when nothing was deleted.")]
    string? DeletedId,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
