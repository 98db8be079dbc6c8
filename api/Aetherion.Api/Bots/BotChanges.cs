using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.Api.Requests;
using Aetherion.GrainInterfaces;
using Orleans;

namespace Aetherion.Api.Bots;

/// <summary>Has bots and accounts changed, each request once, and makes the payloads.</summary>
internal sealed class BotChanges(
    ICallerContext caller, IClusterClient grains, BotReader bots, IdempotentRequests requests)
{
    private static readonly Refusal NotThere = new(ApiErrorCodes.NotFound, "");

    public async Task<BotPayload> CreateAsync(
        CreateBotInput input, CreateBotRequest request, CancellationToken cancellationToken)
    {
        if (RequestKey.Check(input.IdempotencyKey) is { } error)
            return new BotPayload(null, [error], input.ClientMutationId);
        var result = await requests.RunAsync(
            "createBot",
            input.IdempotencyKey,
            input,
            requestId => grains.GetTenant(caller.Tenant).CreateBot(request with { RequestId = requestId }),
            cancellationToken);
        return ToPayload(result, "", input.ClientMutationId);
    }

    /// <param name="change">What to do with the bot, by the request's id.</param>
    public async Task<BotPayload> ChangeAsync<TInput>(
        string mutation,
        TInput input,
        string id,
        string key,
        string? clientMutationId,
        Func<IBotGrain, string?, Task<BotResult>> change,
        CancellationToken cancellationToken)
        where TInput : notnull
    {
        if (RequestKey.Check(key) is { } error)
            return new BotPayload(null, [error], clientMutationId);
        var result = await requests.RunAsync(
            mutation,
            key,
            input,
            async requestId => bots.TryParseOwn(id, out var bot)
                ? Translate(await change(grains.GetBot(bot), requestId))
                : new BotResult(null, NotThere),
            cancellationToken);
        return ToPayload(result, id, clientMutationId);
    }

    public async Task<BotPayload> SettleOrderAsync(SettleOrderInput input, CancellationToken cancellationToken)
    {
        if (input.Check() is { } error)
            return new BotPayload(null, [error], input.ClientMutationId);
        if (!NodeIds.TryParseOrder(input.OrderId, out var bot, out var orderId))
            return new BotPayload(null, [Refused.NotFound("order", input.OrderId)], input.ClientMutationId);
        OrderSettlement settlement = new(
            orderId,
            [
                .. input.Executions.Select(e => new SettledExecution(
                    e.TradeId, e.Price, e.Quantity, e.Commission, e.CommissionCurrency)),
            ],
            input.Reason.Trim());
        return await ChangeAsync(
            "settleOrder", input, bot.ToString(), input.IdempotencyKey, input.ClientMutationId,
            (grain, requestId) => grain.SettleOrder(settlement, input.ExpectedVersion, requestId), cancellationToken);
    }

    public async Task<DeleteBotPayload> DeleteAsync(BotInput input, CancellationToken cancellationToken)
    {
        if (RequestKey.Check(input.IdempotencyKey) is { } error)
            return new DeleteBotPayload(null, [error], input.ClientMutationId);
        var result = await requests.RunAsync(
            "deleteBot",
            input.IdempotencyKey,
            input,
            async requestId => bots.TryParseOwn(input.Id, out var bot)
                ? Translate(await grains.GetTenant(caller.Tenant).DeleteBot(bot, input.ExpectedVersion, requestId))
                : new BotResult(null, NotThere),
            cancellationToken);
        var errors = ErrorsOf(result is null, result?.Refusal, "bot", input.Id);
        return new DeleteBotPayload(errors.IsEmpty ? input.Id : null, errors, input.ClientMutationId);
    }

    public async Task<AccountPayload> SetTradingStateAsync(
        SetTradingStateInput input, CancellationToken cancellationToken)
    {
        if (RequestKey.Check(input.IdempotencyKey) is { } error)
            return new AccountPayload(null, [error], input.ClientMutationId);
        var result = await requests.RunAsync(
            "setTradingState",
            input.IdempotencyKey,
            input,
            async requestId => bots.TryParseOwnAccount(input.AccountId, out var account)
                ? Translate(await grains.GetAccount(account).SetTradingState(
                    input.State, input.ExpectedVersion, requestId))
                : new AccountResult(null, NotThere),
            cancellationToken);
        return new AccountPayload(
            result?.Account is { } changed ? new AccountType(changed) : null,
            ErrorsOf(result is null, result?.Refusal, "account", input.AccountId),
            input.ClientMutationId);
    }

    private BotPayload ToPayload(BotResult? result, string id, string? clientMutationId) => new(
        result?.Bot is { } bot ? bots.ToType(bot) : null,
        ErrorsOf(result is null, result?.Refusal, "bot", id),
        clientMutationId);

    private static ImmutableArray<IMutationError> ErrorsOf(bool isConflict, Refusal? refusal, string what, string id)
    {
        if (isConflict)
            return [RequestKey.Conflict];
        if (refusal is null)
            return [];
        return [refusal.Code == ApiErrorCodes.NotFound ? Refused.NotFound(what, id) : Refused.Of(refusal)];
    }

    // What is not there looks the same as what is another tenant's.
    private static BotResult Translate(BotResult result) =>
        result.Refusal?.Code == "BOT_NOT_FOUND" ? result with { Refusal = NotThere } : result;

    private static AccountResult Translate(AccountResult result) =>
        result.Refusal?.Code == "ACCOUNT_NOT_FOUND" ? result with { Refusal = NotThere } : result;
}
