using System.Collections.Immutable;
using Aetherion.Lab.Evaluation.Predictors;

namespace Aetherion.Lab.Evaluation;

/// <summary>What the published regime is worth on some bars.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Protocol">How training and scoring were kept apart.</param>
/// <param name="Bars">The bars with features.</param>
/// <param name="Track">Their labels and probabilities.</param>
/// <param name="Scored">The bars that the figures are about.</param>
/// <param name="Score">The figures.</param>
/// <param name="CrisisRatio">With its interval; null when there is none.</param>
/// <param name="CrisisLead">The crisis ratio less that of the plain rule, with its interval; null when there is none.</param>
/// <param name="Folds">Every training with its test window.</param>
/// <param name="CrisisReliability">Of the probability of Crisis.</param>
/// <param name="Predictors">What is forecast and detected beside the regime.</param>
/// <param name="TrainingHash">SHA-256 of the bars that the first model was trained on.</param>
/// <param name="ScoredHash">SHA-256 of all bars that were scored.</param>
public sealed record FileEvaluationReport(
    FileEvaluationRequest Request,
    EvaluationProtocol Protocol,
    RecordedBars Bars,
    RegimeTrack Track,
    RowRange Scored,
    PublishedRegimeScore Score,
    ConfidenceInterval? CrisisRatio,
    ConfidenceInterval? CrisisLead,
    ImmutableArray<FoldReport> Folds,
    Reliability? CrisisReliability,
    PredictorEvaluation Predictors,
    string TrainingHash,
    string ScoredHash)
{
    /// <summary>Whether the figures are of the bars that were trained on.</summary>
    public bool IsInSample => Protocol == EvaluationProtocol.BurnInOnly;

    /// <summary>Close of the first scored bar, UTC.</summary>
    public DateTime From => Bars.CloseTimes[Scored.Start];

    /// <summary>Close of the last one.</summary>
    public DateTime To => Bars.CloseTimes[Scored.End - 1];
}
