using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("Features")]
[GraphQLDescription(
    "What was measured at the close of a bar. A feature that is not known, as before warm-up, is null.")]
internal sealed class FeaturesType(ClosedBar bar)
{
    internal ClosedBar Bar => bar;

    public Timeframe Timeframe => bar.Candle.Timeframe;

    public DateTime BarCloseTime => bar.Candle.CloseTime;

    public long Sequence => bar.Sequence;

    public double? LogReturn => bar.Features[Feature.LogReturn];

    public double? RollingVolatility => bar.Features[Feature.RollingVolatility];

    public double? EwmaVolatility => bar.Features[Feature.EwmaVolatility];

    public double? AverageTrueRange => bar.Features[Feature.AverageTrueRange];

    public double? VolumeDelta => bar.Features[Feature.VolumeDelta];

    public double? QuotedSpread => bar.Features[Feature.QuotedSpread];

    public double? RollSpread => bar.Features[Feature.RollSpread];

    public double? CorwinSchultzSpread => bar.Features[Feature.CorwinSchultzSpread];

    public double? Momentum1m => bar.Features[Feature.Momentum1m];

    public double? Momentum5m => bar.Features[Feature.Momentum5m];

    public double? VolatilityScore => bar.Features[Feature.VolatilityScore];

    public double? NormalizedRange => bar.Features[Feature.NormalizedRange];

    public double? RelativeVolume => bar.Features[Feature.RelativeVolume];

    public double? EfficiencyRatio => bar.Features[Feature.EfficiencyRatio];

    public double? BookImbalance => bar.Features[Feature.BookImbalance];

    public double? WeightedMid => bar.Features[Feature.WeightedMid];

    public double? SignedEfficiency => bar.Features[Feature.SignedEfficiency];

    public double? LogRootMeanSquareReturn => bar.Features[Feature.LogRootMeanSquareReturn];

    public double? LogMeanRelativeVolume => bar.Features[Feature.LogMeanRelativeVolume];
}
