using System.Collections.Immutable;
using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("BookSnapshot")]
[GraphQLDescription("The best levels of the book, best first; changes of them follow.")]
internal sealed class BookSnapshotType(string epoch, long sequence, Instrument instrument, BookView book)
    : StreamMessage(epoch, sequence, book.EventTime), IOrderBookEvent
{
    private readonly OrderBookType _book = new(instrument, book);

    [ID]
    public string InstrumentId => instrument.Id.ToString();

    [GraphQLDescription(
        "When this service received the last event in the book; null where none has come since it started.")]
    public DateTime? ReceivedTime => book.ReceivedTime;

    [GraphQLDescription("The best levels, highest price first.")]
    public ImmutableArray<PriceLevelType> Bids => _book.Bids;

    [GraphQLDescription("The best levels, lowest price first.")]
    public ImmutableArray<PriceLevelType> Asks => _book.Asks;

    [GraphQLDescription("The mean of best bid and ask, each weighted by the quantity on the other side.")]
    public double? Microprice => _book.WeightedMid;

    [GraphQLDescription("(bid - ask) / (bid + ask) over the quantities of the levels shown, from -1 to 1.")]
    public double? Imbalance => _book.Imbalance;
}
