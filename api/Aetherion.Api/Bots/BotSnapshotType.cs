using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

[GraphQLName("BotSnapshot")]
[GraphQLDescription("The bot as of its last event, whose sequence it has.")]
internal sealed class BotSnapshotType(string epoch, DateTime time, BotSnapshot snapshot, BotType bot)
    : StreamMessage(epoch, snapshot.LastSequence, time), IBotStreamEvent
{
    public DateTime Time => EventTime;

    [GraphQLDescription("As it stood at the sequence.")]
    public BotType Bot => bot;
}
