using Aetherion.Api.Access;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[MutationType]
[Authorize(AccessPolicies.Trade)]
internal static class BotMutations
{
    [GraphQLDescription(
        "Makes a bot, opening its paper account where there is none. It does nothing until it is started.")]
    public static async Task<BotPayload> CreateBotAsync(
        BotRequestReader reader, BotChanges changes, CreateBotInput input, CancellationToken cancellationToken)
    {
        var (request, errors) = reader.Read(input);
        return request is null
            ? new BotPayload(null, errors, input.ClientMutationId)
            : await changes.CreateAsync(input, request, cancellationToken);
    }

    [GraphQLDescription("Starts or resumes a bot: it watches bars first and trades after its warm-up.")]
    public static Task<BotPayload> StartBotAsync(
        BotChanges changes, BotInput input, CancellationToken cancellationToken) => changes.ChangeAsync(
        "startBot", input, input.Id, input.IdempotencyKey, input.ClientMutationId,
        (bot, requestId) => bot.Start(input.ExpectedVersion, requestId), cancellationToken);

    [GraphQLDescription("Keeps the position and opens nothing new.")]
    public static Task<BotPayload> PauseBotAsync(
        BotChanges changes, BotInput input, CancellationToken cancellationToken) => changes.ChangeAsync(
        "pauseBot", input, input.Id, input.IdempotencyKey, input.ClientMutationId,
        (bot, requestId) => bot.Pause(input.ExpectedVersion, requestId), cancellationToken);

    [GraphQLDescription("Stops a bot; its position is kept, or sold at the market first.")]
    public static Task<BotPayload> StopBotAsync(
        BotChanges changes, StopBotInput input, CancellationToken cancellationToken) => changes.ChangeAsync(
        "stopBot", input, input.Id, input.IdempotencyKey, input.ClientMutationId,
        (bot, requestId) => bot.Stop(input.Mode, input.ExpectedVersion, requestId), cancellationToken);

    [GraphQLDescription("Cancels the orders of a bot that are under way; what they executed until then is booked.")]
    public static Task<BotPayload> CancelOrdersAsync(
        BotChanges changes, BotInput input, CancellationToken cancellationToken) => changes.ChangeAsync(
        "cancelOrders", input, input.Id, input.IdempotencyKey, input.ClientMutationId,
        (bot, requestId) => bot.CancelOrders(input.ExpectedVersion, requestId), cancellationToken);

    [GraphQLDescription(
        "Ends an order whose state is OUTCOME_UNKNOWN as you found it at the venue. What you say is booked: look there first.")]
    public static Task<BotPayload> SettleOrderAsync(
        BotChanges changes, SettleOrderInput input, CancellationToken cancellationToken) =>
        changes.SettleOrderAsync(input, cancellationToken);

    [GraphQLDescription(
        "Forgets a bot; its orders stay in the journal. Refused while it has a position or is not stopped.")]
    public static Task<DeleteBotPayload> DeleteBotAsync(
        BotChanges changes, BotInput input, CancellationToken cancellationToken) =>
        changes.DeleteAsync(input, cancellationToken);

    [GraphQLDescription("Lets an account trade, only reduce its positions, or do nothing.")]
    public static Task<AccountPayload> SetTradingStateAsync(
        BotChanges changes, SetTradingStateInput input, CancellationToken cancellationToken) =>
        changes.SetTradingStateAsync(input, cancellationToken);
}
