using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

internal sealed record ConfirmLiveTradingInput(
    [ID]
    string BotId,
    [GraphQLDescription("As requestLiveTrading gave it.")]
    string Challenge,
    string? ClientMutationId = null);
