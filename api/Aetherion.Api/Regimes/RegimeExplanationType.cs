using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Regimes;

[ObjectType]
[GraphQLName("RegimeExplanation")]
[GraphQLDescription(
    "Why a regime is the label rather than another one. The contributions and the history add up to the log-odds.")]
internal sealed class RegimeExplanationType(RegimeExplanation explanation)
{
    [GraphQLDescription("What was decided.")]
    public RegimeLabel Regime => (RegimeLabel)explanation.Regime;

    [GraphQLDescription("What it is compared with: the label before it, or else the next in probability.")]
    public RegimeLabel Alternative => (RegimeLabel)explanation.Alternative;

    [GraphQLDescription("The natural logarithm of how many times more probable the regime is than the alternative.")]
    public double LogOdds => explanation.LogOdds;

    [GraphQLDescription("What earlier bars and the transition probabilities add.")]
    public double History => explanation.History;

    [GraphQLDescription("What each feature of the bar adds.")]
    public ImmutableArray<FeatureContributionType> Contributions =>
        [.. explanation.Contributions.Select(contribution => new FeatureContributionType(contribution))];

    [GraphQLDescription("The rule that fired.")]
    public string ReasonCode => explanation.ReasonCode;

    [GraphQLDescription("The same in words.")]
    public string Sentence => explanation.Sentence;

    [GraphQLDescription(
        "The same facts by the language model that the operator configured; our own sentence without one, or when it fails.")]
    public Task<string> GetPhrasedAsync(IExplanationPhraser phraser, CancellationToken cancellationToken) =>
        phraser.PhraseAsync(explanation.Sentence, cancellationToken);

    [GraphQLIgnore]
    public static RegimeExplanationType? Of(RegimeExplanation? explanation) =>
        explanation is null ? null : new RegimeExplanationType(explanation);
}
