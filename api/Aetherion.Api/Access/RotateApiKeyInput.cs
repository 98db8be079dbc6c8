using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

internal sealed record RotateApiKeyInput(
    [ID]
    string Id,
    [GraphQLDescription("How long the old key goes on being taken, up to 30 days; PT24H without one.")]
    TimeSpan? Overlap = null,
    string? ClientMutationId = null);
