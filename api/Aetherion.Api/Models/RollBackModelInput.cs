using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLDescription("The scope whose last promotion is to be undone.")]
internal sealed record RollBackModelInput(
    [GraphQLDescription("As models show it, such as regime/sim:BTC-USD/M1.")]
    string Scope,
    [ID]
    [GraphQLDescription("Who is in charge of the scope as you have seen it; else refused.")]
    string ExpectedChampion,
    [GraphQLDescription("Why, for the journal.")]
    string? Reason = null,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string? IdempotencyKey = null,
    string? ClientMutationId = null);
