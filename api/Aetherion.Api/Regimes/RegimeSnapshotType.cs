using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

[GraphQLName("RegimeSnapshot")]
[GraphQLDescription("The regime in force; its sequence is the number of the transition to it, 0 before the first.")]
internal sealed class RegimeSnapshotType(
    string epoch, long sequence, DateTime eventTime, RegimeKey key, RegimeStateType? regime)
    : StreamMessage(epoch, sequence, eventTime), IRegimeEvent
{
    [ID]
    public string InstrumentId => key.Symbol.Instrument.ToString();

    public Timeframe Timeframe => key.Timeframe;

    [GraphQLDescription("Null before the first bar.")]
    public RegimeStateType? Regime => regime;
}
