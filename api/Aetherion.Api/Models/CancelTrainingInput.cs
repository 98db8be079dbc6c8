using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLDescription("A training that is to end.")]
internal sealed record CancelTrainingInput(
    [ID]
    [GraphQLDescription("The training that is meant.")]
    string Id,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string? IdempotencyKey = null,
    string? ClientMutationId = null);
