using System.Collections.Immutable;
using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("BookDelta")]
[GraphQLDescription(
    "What has changed in the best levels since previousSequence, the last that was sent to this subscriber: a level's new "
    + "quantity, 0 when it is not among them any more.")]
internal sealed class BookDeltaType(
    string epoch, long previousSequence, long sequence, DateTime eventTime, Instrument instrument, BookChange change)
    : StreamChange(epoch, previousSequence, sequence, eventTime), IOrderBookEvent
{
    internal BookChange Change => change;

    public long PreviousSequence => Predecessor;

    [GraphQLDescription("Levels that changed; a quantity of 0 takes a level away.")]
    public ImmutableArray<PriceLevelType> Bids => Levels(change.Bids);

    [GraphQLDescription("Levels that changed; a quantity of 0 takes a level away.")]
    public ImmutableArray<PriceLevelType> Asks => Levels(change.Asks);

    private ImmutableArray<PriceLevelType> Levels(ImmutableArray<PriceLevel> levels) =>
        [.. levels.Select(level => PriceLevelType.Of(instrument, level))];
}
