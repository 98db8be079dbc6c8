using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLName("InputDrift")]
[GraphQLDescription("How far an input of a classifier or anomaly model on live bars is from its training rows.")]
internal sealed class InputDriftType(InputDrift drift)
{
    [GraphQLDescription("The name of the column, as in the features of the model.")]
    public string Input => drift.Input;

    [GraphQLDescription("The population stability index over the training deciles; null before the first row.")]
    public double? Index => drift.Index;

    [GraphQLDescription("How many rows were compared.")]
    public int Rows => drift.RowCount;

    [GraphQLDescription("Whether that is enough for a finding: an input that looks back far needs more rows.")]
    public bool IsJudged => drift.IsJudged;
}
