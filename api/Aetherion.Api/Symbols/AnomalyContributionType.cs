using System.Collections.Immutable;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("AnomalyContribution")]
[GraphQLDescription("The part of a feature in an anomaly's score, in nats.")]
internal sealed record AnomalyContributionType(
    [property: GraphQLDescription("What was looked at.")]
    AnomalyFeature Feature,
    [property: GraphQLDescription("Its part of the score, in nats; the parts of all features add up to the score.")]
    double Contribution)
{
    internal static ImmutableArray<AnomalyContributionType> Of(BarAnomaly anomaly) =>
    [
        .. Enum.GetValues<AnomalyFeature>().Where(feature => anomaly[feature] is not null)
            .Select(feature => new AnomalyContributionType(feature, anomaly[feature]!.Value)),
    ];
}
