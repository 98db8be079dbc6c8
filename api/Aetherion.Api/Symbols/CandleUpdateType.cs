using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("CandleUpdate")]
[GraphQLDescription(
    "A closed bar, whose sequence is 1 more than that of the one before; or the forming one, whose sequence is that of the "
    + "last closed.")]
internal sealed class CandleUpdateType(string epoch, long sequence, InstrumentId instrumentId, CandleType candle)
    : StreamChange(epoch, sequence - 1, sequence, candle.Candle.CloseTime), ICandleEvent
{
    [ID]
    public string InstrumentId => instrumentId.ToString();

    public Timeframe Timeframe => candle.Candle.Timeframe;

    [GraphQLDescription("The bar that closed, or as it is forming.")]
    public CandleType Candle => candle;
}
