using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Models;

[GraphQLName("ModelFinding")]
[GraphQLDescription("One measure of a model's health.")]
internal sealed class ModelFindingType(MonitorFinding finding)
{
    [GraphQLDescription("What was measured.")]
    public string Measure => finding.Measure;

    [GraphQLDescription("What it came to on live bars.")]
    public double Value => finding.Value;

    [GraphQLDescription("The bound it passed, or the next one it would pass.")]
    public double Limit => finding.Limit;

    [GraphQLDescription("How that is judged.")]
    public ModelHealthStatus Status => StatusOf(finding.Health);

    public static ModelHealthStatus StatusOf(string health) =>
        Enum.TryParse<ModelHealthStatus>(health, ignoreCase: true, out var status) ? status : ModelHealthStatus.Unknown;
}
