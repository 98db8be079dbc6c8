using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("Trade")]
[GraphQLDescription("An execution on a venue.")]
internal sealed class TradeType(Instrument instrument, Trade trade)
{
    [GraphQLDescription("Its place among the symbol's events.")]
    public long Sequence => trade.Sequence;

    [GraphQLDescription("The venue's time.")]
    public DateTime EventTime => trade.EventTime;

    [GraphQLDescription("The time at which this service received it.")]
    public DateTime ReceivedTime => trade.ReceivedTime;

    [GraphQLDescription("In the quote currency.")]
    public decimal Price => instrument.ToDecimal(trade.Price);

    [GraphQLDescription("In the base currency.")]
    public decimal Quantity => instrument.ToDecimal(trade.Quantity);

    [GraphQLDescription("Who took liquidity.")]
    public Side Aggressor => trade.Aggressor;
}
