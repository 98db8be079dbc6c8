using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Symbols;

[ObjectType]
[GraphQLName("AnomalyState")]
[GraphQLDescription("How odd the latest closed bar is, and what makes it so.")]
internal sealed class AnomalyStateType(ScoredBar scored)
{
    private readonly ClosedBar _bar = scored.Bar;

    [GraphQLDescription("The sequence of the bar.")]
    public long Sequence => _bar.Sequence;

    [GraphQLDescription("When the bar closed that is judged.")]
    public DateTime BarCloseTime => _bar.Candle.CloseTime;

    [GraphQLDescription("Surprise in nats: 0 for a usual bar, 6.9 for one in a thousand.")]
    public double Score => _bar.Anomaly.Score;

    [GraphQLDescription("The rolling threshold, from bars before this one; null before it is known.")]
    public double? Threshold => _bar.Anomaly.Threshold;

    [GraphQLDescription("How odd it is, by both thresholds.")]
    public AnomalyLevelName Level => CandleAnomalyType.LevelOf(_bar.Anomaly);

    [GraphQLDescription(AnomalyTexts.ModelVersion)]
    public string? ModelVersion => scored.AnomalyVersion;

    [GraphQLDescription("Above the rolling threshold.")]
    public bool IsAnomaly => _bar.Anomaly.Level.HasFlag(AnomalyLevel.Anomaly);

    [GraphQLDescription("Above the model's fixed level.")]
    public bool IsAlarm => _bar.Anomaly.Level.HasFlag(AnomalyLevel.Alarm);

    [GraphQLDescription("What each feature adds; the parts add up to the score.")]
    public ImmutableArray<AnomalyContributionType> Contributions => AnomalyContributionType.Of(_bar.Anomaly);

    [GraphQLDescription("The same in words, with the rule that fired.")]
    public string Sentence => AnomalySentence.Write(_bar.Anomaly, AnomalyValues.Of(_bar.Features));

    [GraphQLDescription(
        "The same facts by the language model that the operator configured; our own sentence without one, or when it fails.")]
    public Task<string> GetPhrasedAsync(IExplanationPhraser phraser, CancellationToken cancellationToken) =>
        phraser.PhraseAsync(Sentence, cancellationToken);
}
