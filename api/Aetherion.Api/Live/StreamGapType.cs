using Aetherion.Api.Bots;
using Aetherion.Api.Models;
using Aetherion.Api.Regimes;
using Aetherion.Api.Symbols;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Live;

[GraphQLName("StreamGap")]
[GraphQLDescription(
    "What lies after fromSequence is not sent; a snapshot as of toSequence follows. Epoch and sequence are those the "
    + "subscriber came with, so that it finds the gap again when it does not get the snapshot.")]
internal sealed class StreamGapType(
    string epoch, DateTime eventTime, long fromSequence, long toSequence, StreamReason reason)
    : StreamMessage(epoch, fromSequence, eventTime), ITickEvent, IOrderBookEvent, ICandleEvent, IRegimeEvent,
        IRegimeProbabilitiesEvent, IBotStreamEvent, IAccountEvent, IModelStreamEvent, ITrainingEvent
{
    [GraphQLDescription("When it was noticed, UTC; the same as eventTime.")]
    public DateTime Time => EventTime;

    [GraphQLDescription("The last sequence before the gap.")]
    public long FromSequence => Sequence;

    [GraphQLDescription("The sequence of the snapshot that follows.")]
    public long ToSequence => toSequence;

    [GraphQLDescription("Why what lies between is not sent.")]
    public StreamReason Reason => reason;
}
