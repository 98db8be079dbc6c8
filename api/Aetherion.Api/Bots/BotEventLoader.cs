using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>Events of bots, each bot's after a sequence of its own.</summary>
internal sealed class BotEventLoader(ITradingHistory history) : BatchDataLoader<EventRange, ImmutableArray<BotEvent>>
{
    protected override async Task<IReadOnlyDictionary<EventRange, ImmutableArray<BotEvent>>> LoadBatchAsync(
        IReadOnlyList<EventRange> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<EventRange, ImmutableArray<BotEvent>>();

        // A bot that is asked for two ranges, by two names for the field, is read twice.
        foreach (var round in keys.GroupBy(key => key.Bot).SelectMany(bot => bot.Select((key, n) => (Round: n, Key: key)))
            .GroupBy(pair => pair.Round, pair => pair.Key))
        {
            var events = await history.ReadEventsAsync(round.First().Bot.Tenant, [.. round], cancellationToken);
            foreach (var key in round)
                found[key] = [.. events[key.Bot]];
        }
        return found;
    }
}
