using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Venues;

[GraphQLDescription("The symbol after the mutation, or why nothing was changed.")]
internal sealed record VenueSymbolPayload(
    [property: GraphQLDescription("How the symbol is doing; null when it is not taken from its venue.")]
    VenueSymbolType? VenueSymbol,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
