using System.Collections.Immutable;
using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("BookDelta")]
[GraphQLDescription(
    "What has changed in the best levels since previousSequence, the last that was sent to this subscriber: a level's "
    + "new quantity, 0 when it is not among them any more.")]
internal sealed class BookDeltaType(
    string epoch, long previousSequence, long sequence, BookTimes times, Instrument instrument, BookChange change)
    : StreamChange(epoch, previousSequence, sequence, times.EventTime), IOrderBookEvent
{
    internal BookChange Change => change;

    internal BookTimes Times => times;

    public long PreviousSequence => Predecessor;

    [GraphQLDescription(
        "When this service received the last event in the book; null where none has come since it started.")]
    public DateTime? ReceivedTime => times.ReceivedTime;

    [GraphQLDescription("Levels that changed; a quantity of 0 takes a level away.")]
    public ImmutableArray<PriceLevelType> Bids => Levels(change.Bids);

    [GraphQLDescription("Levels that changed; a quantity of 0 takes a level away.")]
    public ImmutableArray<PriceLevelType> Asks => Levels(change.Asks);

    private ImmutableArray<PriceLevelType> Levels(ImmutableArray<PriceLevel> levels) =>
        [.. levels.Select(level => PriceLevelType.Of(instrument, level))];
}
