using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLDescription("What an account may do from now on.")]
internal sealed record SetTradingStateInput(
    [ID]
    [GraphQLDescription("The account that is meant.")]
    string AccountId,
    [GraphQLDescription("REDUCING and HALTED take effect with the next order.")]
    TradingState State,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string IdempotencyKey,
    [GraphQLDescription("The version you have seen; refused when the account has changed since.")]
    long? ExpectedVersion = null,
    string? ClientMutationId = null);
