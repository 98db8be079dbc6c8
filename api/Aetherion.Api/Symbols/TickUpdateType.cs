using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("TickUpdate")]
[GraphQLDescription(
    "A trade, and the sequence of the one sent before it to this subscriber: what lies between was merged.")]
internal sealed class TickUpdateType(Instrument instrument, Trade trade, long? previousSequence)
{
    [ID]
    public string InstrumentId => instrument.Id.ToString();

    public long Sequence => trade.Sequence;

    [GraphQLDescription("Null with the first update.")]
    public long? PreviousSequence => previousSequence;

    public DateTime EventTime => trade.EventTime;

    public DateTime ReceivedTime => trade.ReceivedTime;

    public decimal Price => instrument.ToDecimal(trade.Price);

    public decimal Quantity => instrument.ToDecimal(trade.Quantity);

    public Side Aggressor => trade.Aggressor;
}
