using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("CandleSnapshot")]
[GraphQLDescription("The latest closed bar, which the sequence is of, and the one that is forming.")]
internal sealed class CandleSnapshotType(
    string epoch,
    long sequence,
    DateTime eventTime,
    RegimeKey key,
    CandleType? closed,
    CandleType? forming)
    : StreamMessage(epoch, sequence, eventTime), ICandleEvent
{
    [ID]
    public string InstrumentId => key.Symbol.Instrument.ToString();

    public Timeframe Timeframe => key.Timeframe;

    [GraphQLDescription("Null before the first bar has closed.")]
    public CandleType? Closed => closed;

    [GraphQLDescription("Null while none is forming.")]
    public CandleType? Forming => forming;
}
