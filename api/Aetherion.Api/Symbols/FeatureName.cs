using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLDescription("What is measured at the close of a bar. Clients treat a value they do not know as UNKNOWN.")]
internal enum FeatureName
{
    [GraphQLDescription("A feature that came with a later version.")]
    Unknown = -1,

    [GraphQLDescription(FeatureTexts.LogReturn)]
    LogReturn = Feature.LogReturn,

    [GraphQLDescription(FeatureTexts.RollingVolatility)]
    RollingVolatility = Feature.RollingVolatility,

    [GraphQLDescription(FeatureTexts.EwmaVolatility)]
    EwmaVolatility = Feature.EwmaVolatility,

    [GraphQLDescription(FeatureTexts.AverageTrueRange)]
    AverageTrueRange = Feature.AverageTrueRange,

    [GraphQLDescription(FeatureTexts.VolumeDelta)]
    VolumeDelta = Feature.VolumeDelta,

    [GraphQLDescription(FeatureTexts.QuotedSpread)]
    QuotedSpread = Feature.QuotedSpread,

    [GraphQLDescription(FeatureTexts.RollSpread)]
    RollSpread = Feature.RollSpread,

    [GraphQLDescription(FeatureTexts.CorwinSchultzSpread)]
    CorwinSchultzSpread = Feature.CorwinSchultzSpread,

    [GraphQLName("MOMENTUM_1M")]
    [GraphQLDescription(FeatureTexts.Momentum1m)]
    Momentum1m = Feature.Momentum1m,

    [GraphQLName("MOMENTUM_5M")]
    [GraphQLDescription(FeatureTexts.Momentum5m)]
    Momentum5m = Feature.Momentum5m,

    [GraphQLDescription(FeatureTexts.VolatilityScore)]
    VolatilityScore = Feature.VolatilityScore,

    [GraphQLDescription(FeatureTexts.NormalizedRange)]
    NormalizedRange = Feature.NormalizedRange,

    [GraphQLDescription(FeatureTexts.RelativeVolume)]
    RelativeVolume = Feature.RelativeVolume,

    [GraphQLDescription(FeatureTexts.EfficiencyRatio)]
    EfficiencyRatio = Feature.EfficiencyRatio,

    [GraphQLDescription(FeatureTexts.BookImbalance)]
    BookImbalance = Feature.BookImbalance,

    [GraphQLDescription(FeatureTexts.WeightedMid)]
    WeightedMid = Feature.WeightedMid,

    [GraphQLDescription(FeatureTexts.SignedEfficiency)]
    SignedEfficiency = Feature.SignedEfficiency,

    [GraphQLDescription(FeatureTexts.LogRootMeanSquareReturn)]
    LogRootMeanSquareReturn = Feature.LogRootMeanSquareReturn,

    [GraphQLDescription(FeatureTexts.LogMeanRelativeVolume)]
    LogMeanRelativeVolume = Feature.LogMeanRelativeVolume,

    [GraphQLDescription(FeatureTexts.RelativeVolatility)]
    RelativeVolatility = Feature.RelativeVolatility,

    [GraphQLDescription(
        "The logarithm of the mean volume in the window of RELATIVE_VOLATILITY less its slow running mean: 0 is "
        + "usual.")]
    RelativeActivity = Feature.RelativeActivity,

    [GraphQLDescription(FeatureTexts.ForecastVolatility)]
    ForecastVolatility = Feature.ForecastVolatility,

    [GraphQLDescription(
        "FORECAST_VOLATILITY less its slow running mean, in its slow running standard deviations, from -6 to 6.")]
    ForecastScore = Feature.ForecastScore,
}
