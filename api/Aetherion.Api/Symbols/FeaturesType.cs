using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("Features")]
[GraphQLDescription(
    "What was measured at the close of a bar. A feature that is not known, as before warm-up, is null.")]
internal sealed class FeaturesType(ClosedBar bar)
{
    internal ClosedBar Bar => bar;

    [GraphQLDescription("The length of the bar.")]
    public Timeframe Timeframe => bar.Candle.Timeframe;

    public DateTime BarCloseTime => bar.Candle.CloseTime;

    [GraphQLDescription("The number of the bar in its timeframe.")]
    public long Sequence => bar.Sequence;

    [GraphQLDescription(FeatureTexts.LogReturn)]
    public double? LogReturn => bar.Features[Feature.LogReturn];

    [GraphQLDescription(FeatureTexts.RollingVolatility)]
    public double? RollingVolatility => bar.Features[Feature.RollingVolatility];

    [GraphQLDescription(FeatureTexts.EwmaVolatility)]
    public double? EwmaVolatility => bar.Features[Feature.EwmaVolatility];

    [GraphQLDescription(FeatureTexts.AverageTrueRange)]
    public double? AverageTrueRange => bar.Features[Feature.AverageTrueRange];

    [GraphQLDescription(FeatureTexts.VolumeDelta)]
    public double? VolumeDelta => bar.Features[Feature.VolumeDelta];

    [GraphQLDescription(FeatureTexts.QuotedSpread)]
    public double? QuotedSpread => bar.Features[Feature.QuotedSpread];

    [GraphQLDescription(FeatureTexts.RollSpread)]
    public double? RollSpread => bar.Features[Feature.RollSpread];

    [GraphQLDescription(FeatureTexts.CorwinSchultzSpread)]
    public double? CorwinSchultzSpread => bar.Features[Feature.CorwinSchultzSpread];

    [GraphQLDescription(FeatureTexts.Momentum1m)]
    public double? Momentum1m => bar.Features[Feature.Momentum1m];

    [GraphQLDescription(FeatureTexts.Momentum5m)]
    public double? Momentum5m => bar.Features[Feature.Momentum5m];

    [GraphQLDescription(FeatureTexts.VolatilityScore)]
    public double? VolatilityScore => bar.Features[Feature.VolatilityScore];

    [GraphQLDescription(FeatureTexts.NormalizedRange)]
    public double? NormalizedRange => bar.Features[Feature.NormalizedRange];

    [GraphQLDescription(FeatureTexts.RelativeVolume)]
    public double? RelativeVolume => bar.Features[Feature.RelativeVolume];

    [GraphQLDescription(FeatureTexts.EfficiencyRatio)]
    public double? EfficiencyRatio => bar.Features[Feature.EfficiencyRatio];

    [GraphQLDescription(FeatureTexts.BookImbalance)]
    public double? BookImbalance => bar.Features[Feature.BookImbalance];

    [GraphQLDescription(FeatureTexts.WeightedMid)]
    public double? WeightedMid => bar.Features[Feature.WeightedMid];

    [GraphQLDescription(FeatureTexts.SignedEfficiency)]
    public double? SignedEfficiency => bar.Features[Feature.SignedEfficiency];

    [GraphQLDescription(FeatureTexts.LogRootMeanSquareReturn)]
    public double? LogRootMeanSquareReturn => bar.Features[Feature.LogRootMeanSquareReturn];

    [GraphQLDescription(FeatureTexts.LogMeanRelativeVolume)]
    public double? LogMeanRelativeVolume => bar.Features[Feature.LogMeanRelativeVolume];
}
