using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Access;

[GraphQLDescription("The API key that is to be made.")]
internal sealed record CreateApiKeyInput(
    [GraphQLDescription("For people.")]
    string Name,
    [GraphQLDescription("At most that of who makes the key.")]
    AccessRole Role,
    [GraphQLDescription("At most those of who makes the key.")]
    IReadOnlyList<AccessScope> Scopes,
    [GraphQLDescription("Networks it may be used from, such as 192.0.2.0/24; none means from everywhere.")]
    IReadOnlyList<string>? Addresses = null,
    [GraphQLDescription("From then on it is refused.")]
    DateTime? ExpiresTime = null,
    string? ClientMutationId = null);
