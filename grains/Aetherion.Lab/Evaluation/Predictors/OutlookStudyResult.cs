using System.Collections.Immutable;
using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Monitoring;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>A trained outlook classifier and how it did later.</summary>
/// <param name="Model">Gives the probabilities.</param>
/// <param name="Thresholds">Of the labels, from the training rows.</param>
/// <param name="Rule">Names the decisions, from the selection slice.</param>
/// <param name="Configuration">The chosen options.</param>
/// <param name="Trials">Options tried on the selection slice, log loss as the loss.</param>
/// <param name="RuleTrialCount">Decision rules tried there.</param>
/// <param name="TrainingHash">Of the bars before the test.</param>
/// <param name="TestHash">Of the bars from the test on.</param>
/// <param name="Score">On the test rows.</param>
/// <param name="InSample">The same on the rows it was trained on, which flatter it.</param>
/// <param name="Transitions">P(next hour | last hour) among the training rows, row by row of the last hour.</param>
/// <param name="Shares">Of the outlooks among the training rows.</param>
public sealed record OutlookStudyResult(
    GradientBoosting Model,
    OutlookThresholds Thresholds,
    OutlookRule Rule,
    string Configuration,
    TrialLog Trials,
    int RuleTrialCount,
    string TrainingHash,
    string TestHash,
    OutlookScore Score,
    OutlookScore InSample,
    ImmutableArray<double> Transitions,
    ImmutableArray<double> Shares)
{
    /// <summary>The deciles of the training rows.</summary>
    public TrainingReference Reference { get; init; } = TrainingReference.None;
}
