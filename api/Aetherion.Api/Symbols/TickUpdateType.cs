using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("TickUpdate")]
[GraphQLDescription(
    "A trade, and the sequence of the one sent before it to this subscriber: what lies between was merged.")]
internal sealed class TickUpdateType(string epoch, Instrument instrument, Trade trade, long previousSequence)
    : StreamChange(epoch, previousSequence, trade.Sequence, trade.EventTime), ITickEvent
{
    internal Trade Trade => trade;

    [ID]
    public string InstrumentId => instrument.Id.ToString();

    [GraphQLDescription("The trade sent before it, or that of the snapshot; 0 when there was none.")]
    public long PreviousSequence => Predecessor;

    [GraphQLDescription("When this service received it.")]
    public DateTime ReceivedTime => trade.ReceivedTime;

    [GraphQLDescription("In the quote currency.")]
    public decimal Price => instrument.ToDecimal(trade.Price);

    [GraphQLDescription("In the base currency.")]
    public decimal Quantity => instrument.ToDecimal(trade.Quantity);

    [GraphQLDescription("Who took liquidity.")]
    public Side Aggressor => trade.Aggressor;
}
