using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[GraphQLDescription("The second word for live trading.")]
internal sealed record ConfirmLiveTradingInput(
    [ID]
    [GraphQLDescription("The bot that may trade with the tenant's money from then on.")]
    string BotId,
    [GraphQLDescription("As requestLiveTrading gave it.")]
    string Challenge,
    string? ClientMutationId = null);
