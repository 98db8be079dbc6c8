using System.Collections.Immutable;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

[GraphQLName("RegimeProbability")]
[Cost(FieldCosts.BarValue)]
[GraphQLDescription("The probability of a regime given the bars so far; those of all four sum to 1.")]
internal sealed record RegimeProbabilityType(
    [property: GraphQLDescription("The label that is meant.")]
    RegimeLabel Label,
    [property: GraphQLDescription("From 0 to 1; those of all labels add up to 1.")]
    double Probability)
{
    private static readonly ImmutableArray<Regime> Named = [Regime.Bull, Regime.Bear, Regime.Sideways, Regime.Crisis];

    public static ImmutableArray<RegimeProbabilityType> All(RegimeProbabilities probabilities) =>
        [.. Named.Select(regime => new RegimeProbabilityType((RegimeLabel)regime, probabilities[regime]))];
}
