using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLDescription("The model that is to run beside the champion, or none.")]
internal sealed record SetChallengerInput(
    [GraphQLDescription("As models show it, such as regime/sim:BTC-USD/M1.")]
    string Scope,
    [ID]
    [GraphQLDescription("A model of the scope; without one, none runs beside the champion any more.")]
    string? Id = null,
    [GraphQLDescription("Why, for the journal.")]
    string? Reason = null,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string? IdempotencyKey = null,
    string? ClientMutationId = null);
