using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLDescription("Which bots are wanted: all of what is given has to hold.")]
internal sealed record BotFilterInput(
    [ID]
    string? InstrumentId = null,
    [GraphQLDescription("Any of these.")]
    IReadOnlyList<BotStatus>? Statuses = null,
    [GraphQLDescription("With this strategy only, by its name.")]
    string? Strategy = null)
{
    internal bool Accepts(BotSnapshot bot) =>
        (InstrumentId is null || bot.Configuration.Symbol.Instrument.ToString() == InstrumentId)
        && (Statuses is null || Statuses.Contains(bot.Status))
        && (Strategy is null || bot.Configuration.Strategy == Strategy);
}
