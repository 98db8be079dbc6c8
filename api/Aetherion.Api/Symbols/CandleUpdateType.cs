using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("CandleUpdate")]
internal sealed class CandleUpdateType(InstrumentId instrumentId, CandleType candle)
{
    [ID]
    public string InstrumentId => instrumentId.ToString();

    public Timeframe Timeframe => candle.Candle.Timeframe;

    public CandleType Candle => candle;
}
