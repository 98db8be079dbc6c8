using Aetherion.Api.Symbols;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

[GraphQLName("FeatureContribution")]
[GraphQLDescription("What one feature of a bar adds to the log-odds of a decision.")]
internal sealed class FeatureContributionType(FeatureContribution contribution)
{
    [GraphQLDescription("What was looked at.")]
    public FeatureName Feature => FeatureNames.Of(contribution.Feature);

    [GraphQLDescription("As measured.")]
    public double Value => contribution.Value;

    [GraphQLDescription("In standard deviations of the training window.")]
    public double ZScore => contribution.ZScore;

    [GraphQLDescription("In natural log-odds: above 0 it speaks for what was decided, below 0 against it.")]
    public double Contribution => contribution.Contribution;
}
