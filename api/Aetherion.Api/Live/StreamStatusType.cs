using Aetherion.Api.Bots;
using Aetherion.Api.Models;
using Aetherion.Api.Regimes;
using Aetherion.Api.Symbols;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Live;

[GraphQLName("StreamStatus")]
[GraphQLDescription(
    "How the stream stands: sent when that changes, and whenever nothing else was sent for a while, at least every 15 "
    + "seconds. Its sequence is the last one that was sent to the subscriber.")]
internal sealed class StreamStatusType(
    string epoch, long sequence, DateTime eventTime, StreamState state, StreamReason reason)
    : StreamMessage(epoch, sequence, eventTime), ITickEvent, IOrderBookEvent, ICandleEvent, IRegimeEvent,
        IRegimeProbabilitiesEvent, IBotStreamEvent, IAccountEvent, IModelStreamEvent, ITrainingEvent
{
    [GraphQLDescription("When it was sent, UTC; the same as eventTime.")]
    public DateTime Time => EventTime;

    [GraphQLDescription("Whether what is sent is current.")]
    public StreamState State => state;

    [GraphQLDescription("Why it is in this state.")]
    public StreamReason Reason => reason;
}
