using Aetherion.GraphQL.Transport;

namespace Aetherion.Api.Descriptions;

/// <summary>What fields and arguments of a name mean wherever they stand.</summary>
internal static class SharedDescriptions
{
    private static readonly (string Name, string Text)[] Texts =
    [
        ("accountId", "The account, as the API returned its id."),
        ("barCloseTime", "The close of the bar that it is about."),
        ("botId", "The bot, of the form tenant/name."),
        ("clientMutationId", "Any text of the client: the payload gives it back."),
        ("depth", "How many levels of each side, from 1 to 1000."),
        ("epoch", "The epoch of fromSequence, as the stream told it; a stream of another epoch begins anew."),
        ("errors", "Why nothing was changed; empty when the mutation did what was asked."),
        ("filter", "Which of them; what is left out is any."),
        ("first", "How many at most, from 1 to 100."),
        ("from", "From this time on, included; null sets no bound."),
        (
            "fromSequence",
            "The last sequence seen: what follows it is sent. Without one the stream begins with a snapshot."),
        ("id", "The id, as the API returned it."),
        ("ids", "The ids, as the API returned them; at most 50."),
        ("input", "What it is about, with the idempotency key where it takes one."),
        ("instrumentId", "The instrument, of the form venue:symbol."),
        ("market", "Of this market only; null for every market."),
        ("maxRate", "How many messages a second at most, from 1 to 100; null for all there are."),
        ("orderBy", "Whether the latest come first."),
        (
            "previousSequence",
            "The sequence that was sent before it to this subscriber: another than the last one received shows a gap."),
        ("timeframe", "The length of the bars."),
        ("to", "Before this time; null sets no bound."),
        ("webhookId", "The webhook whose deliveries are meant."),
        ("where", "Which of them; what is left out is any."),
    ];

    public static GraphQLServerBuilder AddSharedDescriptions(this GraphQLServerBuilder graphQL)
    {
        foreach (var (name, text) in Texts)
            graphQL.DescribeName(name, text);
        return graphQL;
    }
}
