using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

internal sealed record PromoteModelInput(
    [ID]
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
