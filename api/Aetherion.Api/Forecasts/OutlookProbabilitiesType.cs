using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Forecasts;

[GraphQLName("OutlookProbabilities")]
[GraphQLDescription("Of each outlook of the next hour; they sum to 1.")]
internal sealed class OutlookProbabilitiesType(OutlookProbabilities probabilities)
{
    public double Range => probabilities.Range;

    public double Trend => probabilities.Trend;

    public double HighRisk => probabilities.HighRisk;
}
