using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[GraphQLDescription("A venue key that is to be forgotten.")]
internal sealed record DeleteVenueKeyInput(
    [ID]
    [GraphQLDescription("The key that is meant.")]
    string Id,
    string? ClientMutationId = null);
