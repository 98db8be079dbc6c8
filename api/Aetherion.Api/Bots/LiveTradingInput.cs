using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[GraphQLDescription("The first word for live trading: the bot is to trade with the tenant's money.")]
internal sealed record LiveTradingInput(
    [ID]
    [GraphQLDescription("The bot that is meant.")]
    string BotId,
    string? ClientMutationId = null);
