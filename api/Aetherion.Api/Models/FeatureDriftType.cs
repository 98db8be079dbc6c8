using Aetherion.Api.Symbols;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLName("FeatureDrift")]
[GraphQLDescription("How far a feature on live bars is from the training window.")]
internal sealed class FeatureDriftType(FeatureDrift drift)
{
    [GraphQLDescription("What was compared.")]
    public FeatureName Feature => FeatureNames.Of(drift.Feature);

    [GraphQLDescription(
        "The population stability index over the training deciles; null while no bar knew the feature.")]
    public double? Index => drift.Index;

    [GraphQLDescription("How many rows were compared.")]
    public int Rows => drift.RowCount;
}
