using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("TickSnapshot")]
[GraphQLDescription("The latest trade, before those that come.")]
internal sealed class TickSnapshotType(string epoch, DateTime eventTime, Instrument instrument, Trade? latest)
    : StreamMessage(epoch, latest?.Sequence ?? 0, eventTime), ITickEvent
{
    [ID]
    public string InstrumentId => instrument.Id.ToString();

    [GraphQLDescription("Null before the first trade.")]
    public TradeType? Trade => latest is { } trade ? new TradeType(instrument, trade) : null;
}
