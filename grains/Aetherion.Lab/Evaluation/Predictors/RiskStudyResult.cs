using System.Collections.Immutable;
using Aetherion.Domain.Forecasts;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>A trained risk forecast and how it did later.</summary>
/// <param name="Model">The forecast.</param>
/// <param name="Configuration">The chosen columns and penalty.</param>
/// <param name="Trials">What was tried on the selection slice, QLIKE as the loss.</param>
/// <param name="Fold">Training and test rows.</param>
/// <param name="TrainingHash">Of the bars before the test.</param>
/// <param name="TestHash">Of the bars of the test and of the hour after it.</param>
/// <param name="Scores">On the test rows: the forecast first, then its baselines.</param>
/// <param name="ServedScores">The same of the forecast that bars carry as a feature.</param>
public sealed record RiskStudyResult(
    RiskModel Model,
    string Configuration,
    TrialLog Trials,
    WalkForwardFold Fold,
    string TrainingHash,
    string TestHash,
    ImmutableArray<VolatilityScore> Scores,
    ImmutableArray<VolatilityScore> ServedScores);
