using System.Collections.Immutable;
using Aetherion.Domain.Forecasts;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>Links of the first part and what they were worth in the second.</summary>
/// <param name="Links">All ordered pairs.</param>
/// <param name="Gains">For each link the share of the follower's squared return it explained later.</param>
/// <param name="TrainingHash">Of the returns of the first part.</param>
/// <param name="TestHash">Of those of the second.</param>
public sealed record CascadeStudyResult(
    ImmutableArray<CascadeLink> Links,
    ImmutableArray<ConfidenceInterval> Gains,
    string TrainingHash,
    string TestHash);
