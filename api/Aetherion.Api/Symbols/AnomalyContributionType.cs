using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[GraphQLName("AnomalyContribution")]
[GraphQLDescription("The part of a feature in an anomaly's score, in nats.")]
internal sealed record AnomalyContributionType(AnomalyFeature Feature, double Contribution);
