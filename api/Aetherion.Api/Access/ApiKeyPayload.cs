using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[GraphQLDescription("The key after the mutation, or why nothing was changed.")]
internal sealed record ApiKeyPayload(
    [property: GraphQLDescription("The key without its secret; null when nothing was made or found.")]
    ApiKeyType? ApiKey,
    [property: GraphQLDescription("The whole key, shown this once. Null when none was made.")]
    string? Secret,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
