using System.Collections.Immutable;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("OrderBook")]
[GraphQLDescription("The book as it stood at an instant, best levels first.")]
internal sealed class OrderBookType(Instrument instrument, BookView book)
{
    public const int DepthDefault = 10;
    public const int DepthMax = 1000;

    private readonly PriceLevelType? _bestBid = Best(instrument, book.Bids);
    private readonly PriceLevelType? _bestAsk = Best(instrument, book.Asks);

    [GraphQLDescription("The number of the last event in the book.")]
    public long Sequence => book.Sequence;

    [GraphQLDescription("The venue's time of that event.")]
    public DateTime EventTime => book.EventTime;

    [GraphQLDescription("When this service received that event; null where none has come since it started.")]
    public DateTime? ReceivedTime => book.ReceivedTime;

    [GraphQLDescription("Nothing should be decided on a book that is not LIVE.")]
    public FeedState State => book.State;

    [GraphQLDescription("Highest price first.")]
    public ImmutableArray<PriceLevelType> Bids => Levels(book.Bids);

    [GraphQLDescription("Lowest price first.")]
    public ImmutableArray<PriceLevelType> Asks => Levels(book.Asks);

    [GraphQLDescription("The best ask less the best bid, in the quote currency; null while a side is empty.")]
    public decimal? Spread => _bestAsk?.Price - _bestBid?.Price;

    [GraphQLDescription("The mean of best bid and best ask; null while a side is empty.")]
    public decimal? Midpoint => (_bestAsk?.Price + _bestBid?.Price) / 2;

    [GraphQLDescription("(bid - ask) / (bid + ask) over the quantities of the levels shown, from -1 to 1.")]
    public double? Imbalance
    {
        get
        {
            var bid = book.Bids.Sum(level => level.Quantity.Lots);
            var ask = book.Asks.Sum(level => level.Quantity.Lots);
            return bid + ask == 0 ? null : (double)(bid - ask) / (bid + ask);
        }
    }

    [GraphQLDescription("The mean of best bid and ask, each weighted by the quantity on the other side.")]
    public double? WeightedMid => _bestBid is null || _bestAsk is null
        ? null
        : (double)(((_bestAsk.Price * _bestBid.Quantity) + (_bestBid.Price * _bestAsk.Quantity))
            / (_bestBid.Quantity + _bestAsk.Quantity));

    private static PriceLevelType? Best(Instrument instrument, ImmutableArray<PriceLevel> levels) =>
        levels.IsDefaultOrEmpty ? null : PriceLevelType.Of(instrument, levels[0]);

    private ImmutableArray<PriceLevelType> Levels(ImmutableArray<PriceLevel> levels) =>
        [.. levels.Select(level => PriceLevelType.Of(instrument, level))];
}
