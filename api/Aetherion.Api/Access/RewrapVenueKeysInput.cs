using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[GraphQLDescription("The master key has changed: the venue keys are to be encrypted under it.")]
internal sealed record RewrapVenueKeysInput(string? ClientMutationId = null);
