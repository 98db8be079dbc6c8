using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("Trade")]
internal sealed class TradeType(Instrument instrument, Trade trade)
{
    public long Sequence => trade.Sequence;

    [GraphQLDescription("The venue's time.")]
    public DateTime EventTime => trade.EventTime;

    [GraphQLDescription("The time at which this service received it.")]
    public DateTime ReceivedTime => trade.ReceivedTime;

    public decimal Price => instrument.ToDecimal(trade.Price);

    public decimal Quantity => instrument.ToDecimal(trade.Quantity);

    [GraphQLDescription("Who took liquidity.")]
    public Side Aggressor => trade.Aggressor;
}
