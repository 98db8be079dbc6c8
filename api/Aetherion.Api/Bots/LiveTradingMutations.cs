using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Orleans;

namespace Aetherion.Api.Bots;

[MutationType]
[Authorize(AccessPolicies.Admin)]
internal static class LiveTradingMutations
{
    private const int ChallengeBytes = 16;

    [GraphQLDescription("Asks that a stopped bot without a position trade live. Nothing changes before confirmLiveTrading.")]
    public static async Task<LiveTradingPayload> RequestLiveTradingAsync(
        BotReader bots,
        PersonFinder persons,
        IClusterClient grains,
        LiveTradingInput input,
        CancellationToken cancellationToken)
    {
        var person = await persons.FindAsync(cancellationToken);
        var challenge = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ChallengeBytes));
        var result = await ChangeAsync(
            bots, grains, input.BotId, bot => bot.RequestLive(Hash(challenge), person));
        return new LiveTradingPayload(
            BotOf(bots, result), result is { Refusal: null } ? challenge : null, ErrorsOf(result, input.BotId),
            input.ClientMutationId);
    }

    [GraphQLDescription("Confirms within five minutes that a bot is to trade live. A wrong challenge ends the request.")]
    public static async Task<BotPayload> ConfirmLiveTradingAsync(
        BotReader bots,
        PersonFinder persons,
        IClusterClient grains,
        ApiOptions options,
        ConfirmLiveTradingInput input,
        CancellationToken cancellationToken)
    {
        var person = await persons.FindAsync(cancellationToken);
        var mustBeAnother = options.SignIn is { LiveTradingNeedsTwoAdmins: true };
        var result = await ChangeAsync(bots, grains, input.BotId, bot =>
            bot.ConfirmLive(Hash(input.Challenge), person, mustBeAnother));
        return new BotPayload(BotOf(bots, result), ErrorsOf(result, input.BotId), input.ClientMutationId);
    }

    [GraphQLDescription("A stopped bot without a position goes back to paper trading; withdraws a request to trade live too.")]
    public static async Task<BotPayload> UsePaperTradingAsync(
        BotReader bots, IClusterClient grains, LiveTradingInput input)
    {
        var result = await ChangeAsync(bots, grains, input.BotId, bot => bot.UsePaper());
        return new BotPayload(BotOf(bots, result), ErrorsOf(result, input.BotId), input.ClientMutationId);
    }

    private static string Hash(string challenge) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(challenge)));

    /// <summary>Null when the caller has no such bot.</summary>
    private static async Task<BotResult?> ChangeAsync(
        BotReader bots, IClusterClient grains, string id, Func<IBotGrain, Task<BotResult>> change) =>
        bots.TryParseOwn(id, out var key) && await grains.GetBot(key).GetSnapshot() is not null
            ? await change(grains.GetBot(key))
            : null;

    private static BotType? BotOf(BotReader bots, BotResult? result) =>
        result?.Bot is { } bot ? bots.ToType(bot) : null;

    private static ImmutableArray<IMutationError> ErrorsOf(BotResult? result, string id) => result switch
    {
        null => [Refused.NotFound("bot", id)],
        { Refusal: { } refusal } => [Refused.Of(refusal)],
        _ => [],
    };
}
