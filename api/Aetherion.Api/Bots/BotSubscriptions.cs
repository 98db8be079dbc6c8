using System.Runtime.CompilerServices;
using Aetherion.Api.Access;
using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Bots;

[SubscriptionType]
[Authorize(AccessPolicies.Read)]
internal static class BotSubscriptions
{
    [GraphQLDescription(
        "The events of a bot, each once and in order: after fromSequence, which is the last one seen, or from now on.")]
    public static async Task<IAsyncEnumerable<BotEventType>> BotEventsAsync(
        BotEventFeed feed,
        BotReader bots,
        IClusterClient grains,
        IInstrumentCatalog catalog,
        [ID] string botId,
        long? fromSequence = null,
        CancellationToken cancellationToken = default)
    {
        if (!bots.TryParseOwn(botId, out var key) || await grains.GetBot(key).GetSnapshot() is not { } bot)
            throw ApiErrors.NotFound("bot", botId);
        if (fromSequence < 0 || fromSequence > bot.LastSequence)
        {
            throw ApiErrors.BadInput(
                nameof(fromSequence),
                $"The bot's events are numbered from 1 to {bot.LastSequence}; {fromSequence} cannot have been seen.");
        }
        var instrument = catalog.Require(bot.Configuration.Symbol.Instrument);
        return ToTypesAsync(
            instrument, feed.ReadAsync(key, fromSequence ?? bot.LastSequence, cancellationToken), cancellationToken);
    }

    private static async IAsyncEnumerable<BotEventType> ToTypesAsync(
        Instrument instrument,
        IAsyncEnumerable<BotEvent> events,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in events.WithCancellation(cancellationToken))
            yield return new BotEventType(instrument, entry);
    }
}
