using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

internal sealed record SetTradingStateInput(
    [ID]
    string AccountId,
    TradingState State,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string IdempotencyKey,
    [GraphQLDescription("The version you have seen; refused when the account has changed since.")]
    long? ExpectedVersion = null,
    string? ClientMutationId = null);
