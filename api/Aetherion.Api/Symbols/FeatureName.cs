using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLDescription("What is measured at the close of a bar. Clients treat a value they do not know as UNKNOWN.")]
internal enum FeatureName
{
    Unknown = -1,
    LogReturn = Feature.LogReturn,
    RollingVolatility = Feature.RollingVolatility,
    EwmaVolatility = Feature.EwmaVolatility,
    AverageTrueRange = Feature.AverageTrueRange,
    VolumeDelta = Feature.VolumeDelta,
    QuotedSpread = Feature.QuotedSpread,
    RollSpread = Feature.RollSpread,
    CorwinSchultzSpread = Feature.CorwinSchultzSpread,
    [GraphQLName("MOMENTUM_1M")]
    Momentum1m = Feature.Momentum1m,
    [GraphQLName("MOMENTUM_5M")]
    Momentum5m = Feature.Momentum5m,
    VolatilityScore = Feature.VolatilityScore,
    NormalizedRange = Feature.NormalizedRange,
    RelativeVolume = Feature.RelativeVolume,
    EfficiencyRatio = Feature.EfficiencyRatio,
    BookImbalance = Feature.BookImbalance,
    WeightedMid = Feature.WeightedMid,
    SignedEfficiency = Feature.SignedEfficiency,
    LogRootMeanSquareReturn = Feature.LogRootMeanSquareReturn,
    LogMeanRelativeVolume = Feature.LogMeanRelativeVolume,
    RelativeVolatility = Feature.RelativeVolatility,
    RelativeActivity = Feature.RelativeActivity,
    ForecastVolatility = Feature.ForecastVolatility,
    ForecastScore = Feature.ForecastScore,
}
