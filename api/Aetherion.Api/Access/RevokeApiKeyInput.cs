using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[GraphQLDescription("An API key that is to be refused from now on, on open sockets too.")]
internal sealed record RevokeApiKeyInput(
    [ID]
    [GraphQLDescription("The key that is meant.")]
    string Id,
    string? ClientMutationId = null);
