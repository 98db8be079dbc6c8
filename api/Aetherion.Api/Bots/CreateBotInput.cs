using Aetherion.Api.Requests;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLDescription("The bot that is to be made; it is started by startBot.")]
internal sealed record CreateBotInput(
    [GraphQLDescription("Unique in the tenant; the id is made from it.")]
    string Name,
    [ID]
    [GraphQLDescription("What it trades.")]
    string InstrumentId,
    [GraphQLDescription("The bars its strategy looks at.")]
    Timeframe Timeframe = Timeframe.M1,
    [GraphQLDescription("The name of its strategy, one of strategies in systemStatus.")]
    string Strategy = StrategyNames.RegimeSwitching,
    [ID]
    [GraphQLDescription("Without one the bot gets an account of its own name.")]
    string? AccountId = null,
    [GraphQLDescription("The share of the account's equity the bot may hold, above 0 and at most 1; 0.5 without one.")]
    decimal? Exposure = null,
    [GraphQLDescription("Of the paper account, when it has to be opened; 100000 without one.")]
    decimal? InitialBalance = null,
    [ID]
    [GraphQLDescription(RequestKey.Description)]
    string? IdempotencyKey = null,
    string? ClientMutationId = null);
