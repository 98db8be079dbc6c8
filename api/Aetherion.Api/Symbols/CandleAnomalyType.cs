using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[ObjectType]
[GraphQLName("CandleAnomaly")]
[Cost(FieldCosts.BarValue)]
[GraphQLDescription("How odd a closed bar is.")]
internal sealed class CandleAnomalyType(PagedBar bar)
{
    [GraphQLDescription("Surprise in nats: 0 for a usual bar, 6.9 for one in a thousand.")]
    public double Score => bar.Anomaly.Score;

    [GraphQLDescription("The rolling threshold, from bars before this one; null before it is known.")]
    public double? Threshold => bar.Anomaly.Threshold;

    [GraphQLDescription("How odd the bar is, by both thresholds.")]
    public AnomalyLevelName Level => LevelOf(bar.Anomaly);

    [GraphQLDescription(AnomalyTexts.ModelVersion)]
    public string? ModelVersion => bar.AnomalyVersion;

    [GraphQLDescription("What each feature adds; the parts add up to the score.")]
    [Cost(FieldCosts.BarValue)]
    public ImmutableArray<AnomalyContributionType> Contributions => AnomalyContributionType.Of(bar.Anomaly);

    [GraphQLDescription("The same in words, with the rule that fired.")]
    [Cost(FieldCosts.BarValue)]
    public string Sentence => AnomalySentence.Write(bar.Anomaly, bar.AnomalyValues);

    [GraphQLDescription(
        "The same facts by the language model that the operator configured; our own sentence without one, or when it fails.")]
    public Task<string> GetPhrasedAsync(IExplanationPhraser phraser, CancellationToken cancellationToken) =>
        phraser.PhraseAsync(Sentence, cancellationToken);

    internal static AnomalyLevelName LevelOf(in BarAnomaly anomaly) =>
        Enum.IsDefined((AnomalyLevelName)anomaly.Level) ? (AnomalyLevelName)anomaly.Level : AnomalyLevelName.Unknown;
}
