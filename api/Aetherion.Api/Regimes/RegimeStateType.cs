using System.Collections.Immutable;
using Aetherion.GraphQL.Types;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Api.Regimes;

[ObjectType("RegimeState")]
[GraphQLDescription("The regime decided at the close of a bar; it acts from the next bar on.")]
internal sealed class RegimeStateType(RegimeEstimate estimate, RegimeRules rules)
{
    [GraphQLDescription("The steady label: after threshold, dwell and hysteresis.")]
    public RegimeLabel Label => (RegimeLabel)estimate.Regime;

    [GraphQLDescription("The filtered probability of the label.")]
    public double Confidence => estimate.Confidence;

    [GraphQLDescription("The most probable hidden state; -1 while unknown.")]
    public int State => estimate.State;

    [GraphQLDescription("When the label came into force.")]
    public DateTime Since => estimate.Since;

    public DateTime BarCloseTime => estimate.BarCloseTime;

    [GraphQLDescription("The sequence of the bar.")]
    public long Sequence => estimate.Sequence;

    [GraphQLDescription("Of every label at the close of the bar.")]
    public ImmutableArray<RegimeProbabilityType> Probabilities => RegimeProbabilityType.All(estimate.Probabilities);

    [GraphQLDescription("The model that decided.")]
    public ModelReferenceType Model => new(estimate.ModelVersion);

    [GraphQLDescription("The least probability at which another regime may take over.")]
    public double Threshold => rules.Threshold;

    [GraphQLDescription("How many bars a regime lasts before another may take over.")]
    public int MinimumDwellBars => rules.MinimumDwellBars;

    [GraphQLDescription("Why the label stands; null while that is not known.")]
    [Cost(FieldCosts.GrainRead)]
    public async Task<RegimeExplanationType?> GetExplanationAsync(IClusterClient grains) =>
        RegimeExplanationType.Of(await grains.GetRegime(estimate.Key).GetExplanation());
}
