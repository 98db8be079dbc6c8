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
    public DateTime Time => EventTime;

    public long FromSequence => Sequence;

    public long ToSequence => toSequence;

    public StreamReason Reason => reason;
}
