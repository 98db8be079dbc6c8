using System.Collections.Immutable;
using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Bots;

[MutationType]
[Authorize(AccessPolicies.Trade)]
internal static class BotMutations
{
    [GraphQLDescription(
        "Makes a bot, opening its paper account where there is none. It does nothing until it is started.")]
    public static async Task<BotPayload> CreateBotAsync(
        BotRequestReader reader, BotReader bots, ICallerContext caller, IClusterClient grains, CreateBotInput input)
    {
        var (request, errors) = reader.Read(input);
        if (request is null)
            return new BotPayload(null, errors, input.ClientMutationId);
        var result = await grains.GetTenant(caller.Tenant).CreateBot(request);
        return ToPayload(bots, result, input.ClientMutationId);
    }

    [GraphQLDescription("Starts or resumes a bot: it watches bars first and trades after its warm-up.")]
    public static Task<BotPayload> StartBotAsync(BotReader bots, IClusterClient grains, BotInput input) => ChangeAsync(
        bots, grains, input.Id, input.ClientMutationId, bot => bot.Start(input.ExpectedVersion));

    [GraphQLDescription("Keeps the position and opens nothing new.")]
    public static Task<BotPayload> PauseBotAsync(BotReader bots, IClusterClient grains, BotInput input) => ChangeAsync(
        bots, grains, input.Id, input.ClientMutationId, bot => bot.Pause(input.ExpectedVersion));

    [GraphQLDescription("Stops a bot; its position is kept, or sold at the market first.")]
    public static Task<BotPayload> StopBotAsync(BotReader bots, IClusterClient grains, StopBotInput input) =>
        ChangeAsync(
        bots, grains, input.Id, input.ClientMutationId, bot => bot.Stop(input.Mode, input.ExpectedVersion));

    [GraphQLDescription(
        "Forgets a bot; its orders stay in the journal. Refused while it has a position or is not stopped.")]
    public static async Task<DeleteBotPayload> DeleteBotAsync(
        BotReader bots, ICallerContext caller, IClusterClient grains, BotInput input)
    {
        if (await RequireVersionAsync(bots, grains, input) is { } error)
            return new DeleteBotPayload(null, [error], input.ClientMutationId);
        var result = await grains.GetTenant(caller.Tenant).DeleteBot(TenantKey.Parse(input.Id));
        return result.Refusal is { } refusal
            ? new DeleteBotPayload(null, [Refused.Of(refusal)], input.ClientMutationId)
            : new DeleteBotPayload(input.Id, [], input.ClientMutationId);
    }

    [GraphQLDescription("Lets an account trade, only reduce its positions, or do nothing.")]
    public static async Task<AccountPayload> SetTradingStateAsync(
        BotReader bots, IClusterClient grains, SetTradingStateInput input)
    {
        var account = bots.TryParseOwnAccount(input.AccountId, out var key)
            ? await grains.GetAccount(key).SetTradingState(input.State)
            : null;
        return account is null
            ? new AccountPayload(null, [Refused.NotFound("account", input.AccountId)], input.ClientMutationId)
            : new AccountPayload(new AccountType(account), [], input.ClientMutationId);
    }

    private static async Task<BotPayload> ChangeAsync(
        BotReader bots,
        IClusterClient grains,
        string id,
        string? clientMutationId,
        Func<IBotGrain, Task<BotResult>> change)
    {
        if (!bots.TryParseOwn(id, out var key) || await grains.GetBot(key).GetSnapshot() is null)
            return new BotPayload(null, [Refused.NotFound("bot", id)], clientMutationId);
        return ToPayload(bots, await change(grains.GetBot(key)), clientMutationId);
    }

    private static async Task<IMutationError?> RequireVersionAsync(
        BotReader bots, IClusterClient grains, BotInput input)
    {
        if (!bots.TryParseOwn(input.Id, out var key) || await grains.GetBot(key).GetSnapshot() is not { } bot)
            return Refused.NotFound("bot", input.Id);
        return input.ExpectedVersion is { } expected && expected != bot.Version
            ? new Refused(
                ApiErrorCodes.VersionConflict,
                $"The bot is at version {bot.Version}, not {expected}. Read it again and decide anew.")
            : null;
    }

    private static BotPayload ToPayload(BotReader bots, BotResult result, string? clientMutationId)
    {
        ImmutableArray<IMutationError> errors = result.Refusal is { } refusal ? [Refused.Of(refusal)] : [];
        return new BotPayload(result.Bot is { } bot ? bots.ToType(bot) : null, errors, clientMutationId);
    }
}
