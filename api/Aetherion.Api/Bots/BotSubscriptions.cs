using Aetherion.Api.Access;
using Aetherion.Api.Live;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Orleans;

namespace Aetherion.Api.Bots;

[SubscriptionType]
[Authorize(AccessPolicies.Read)]
internal static class BotSubscriptions
{
    [GraphQLDescription(
        "The events of a bot, none missed. Resumes after fromSequence, which is the last one seen, as far as they are stored.")]
    public static async Task<IAsyncEnumerable<IBotStreamEvent>> BotEventsAsync(
        StreamFeed feed,
        StreamServices services,
        BotReader bots,
        IClusterClient grains,
        IInstrumentCatalog catalog,
        ITradingJournal journal,
        [ID] string botId,
        long? fromSequence = null,
        string? epoch = null,
        CancellationToken cancellationToken = default)
    {
        if (!bots.TryParseOwn(botId, out var key) || await grains.GetBot(key).GetSnapshot() is not { } bot)
            throw ApiErrors.NotFound("bot", botId);
        var instrument = catalog.Require(bot.Configuration.Symbol.Instrument);
        return feed.ReadAsync<IBotStreamEvent, BotEntryType>(
            (nameof(BotEventsAsync), key),
            () => new BotHub(services, journal, instrument, key),
            StreamPosition.Of(fromSequence, epoch),
            maxRate: null,
            cancellationToken);
    }

    [GraphQLDescription(
        "An account whenever it has changed, merged to at most maxRate a second. Resumes within the last 256 changes.")]
    public static async Task<IAsyncEnumerable<IAccountEvent>> AccountChangedAsync(
        StreamFeed feed,
        StreamServices services,
        BotReader bots,
        [ID] string accountId,
        int? maxRate = null,
        long? fromSequence = null,
        string? epoch = null,
        CancellationToken cancellationToken = default)
    {
        if (!bots.TryParseOwnAccount(accountId, out var key)
            || await services.Grains.GetAccount(key).GetSnapshot() is null)
            throw ApiErrors.NotFound("account", accountId);
        return feed.ReadAsync<IAccountEvent, AccountUpdateType>(
            (nameof(AccountChangedAsync), key),
            () => new AccountHub(services, key),
            StreamPosition.Of(fromSequence, epoch),
            maxRate,
            cancellationToken);
    }
}
