using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Forecasts;

[GraphQLName("OutlookProbabilities")]
[GraphQLDescription("Of each outlook of the next hour; they sum to 1.")]
internal sealed class OutlookProbabilitiesType(OutlookProbabilities probabilities)
{
    [GraphQLDescription("Of RANGE, from 0 to 1.")]
    public double Range => probabilities.Range;

    [GraphQLDescription("Of TREND, from 0 to 1.")]
    public double Trend => probabilities.Trend;

    [GraphQLDescription("Of HIGH_RISK, from 0 to 1.")]
    public double HighRisk => probabilities.HighRisk;
}
