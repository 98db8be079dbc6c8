using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLDescription("The model that is to take charge of its scope.")]
internal sealed record PromoteModelInput(
    [ID]
    [GraphQLDescription("The model that is meant.")]
    string Id,
    [ID]
    [GraphQLDescription("Who is in charge of the model's scope as you have seen it, null for nobody; else refused.")]
    string? ExpectedChampion = null,
    [GraphQLDescription("Why, for the journal.")]
    string? Reason = null,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string? IdempotencyKey = null,
    string? ClientMutationId = null);
