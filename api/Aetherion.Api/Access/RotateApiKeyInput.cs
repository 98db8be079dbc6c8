using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[GraphQLDescription("An API key that is to be followed by another; both are taken for a while.")]
internal sealed record RotateApiKeyInput(
    [ID]
    [GraphQLDescription("The key that is meant.")]
    string Id,
    [GraphQLDescription("How long the old key goes on being taken, up to 30 days; PT24H without one.")]
    TimeSpan? Overlap = null,
    [GraphQLDescription("From then on the new key is refused; without one it lives as long as the old one was made for.")]
    DateTime? ExpiresTime = null,
    string? ClientMutationId = null);
