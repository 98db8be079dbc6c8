using Aetherion.Model;

namespace Aetherion.Api.Symbols;

/// <summary>News of a timeframe: a closed bar, or that the forming one has changed when there is none.</summary>
internal sealed record CandleSignal(Candle? Closed, long Sequence, Regime Regime)
{
    public static readonly CandleSignal Forming = new(null, 0, Regime.Unknown);
}
