using System.Collections.Immutable;
using Aetherion.Api.Bots;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

internal sealed record ApiKeyPayload(
    ApiKeyType? ApiKey,
    [property: GraphQLDescription("The whole key, shown this once. Null when none was made.")]
    string? Secret,
    ImmutableArray<IMutationError> Errors,
    string? ClientMutationId);
