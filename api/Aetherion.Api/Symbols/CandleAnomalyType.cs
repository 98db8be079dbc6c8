using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("CandleAnomaly")]
[Cost(FieldCosts.BarValue)]
[GraphQLDescription("How odd a closed bar is.")]
internal sealed class CandleAnomalyType(BarAnomaly anomaly)
{
    [GraphQLDescription("Surprise in nats: 0 for a usual bar, 6.9 for one in a thousand.")]
    public double Score => anomaly.Score;

    [GraphQLDescription("The rolling threshold, from bars before this one; null before it is known.")]
    public double? Threshold => anomaly.Threshold;

    [GraphQLDescription("How odd the bar is, by both thresholds.")]
    public AnomalyLevelName Level => LevelOf(anomaly);

    internal static AnomalyLevelName LevelOf(in BarAnomaly anomaly) =>
        Enum.IsDefined((AnomalyLevelName)anomaly.Level) ? (AnomalyLevelName)anomaly.Level : AnomalyLevelName.Unknown;
}
