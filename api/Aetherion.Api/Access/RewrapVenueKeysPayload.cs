using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[GraphQLDescription("How many venue keys were encrypted anew, or why nothing was changed.")]
internal sealed record RewrapVenueKeysPayload(
    [property: GraphQLDescription("Keys that were wrapped with an older master key.")]
    int Count,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
