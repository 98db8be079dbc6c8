using System.Collections.Immutable;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>The outcome of training.</summary>
/// <param name="Model">The trained model.</param>
/// <param name="BarCount">Bars read.</param>
/// <param name="RowCount">Bars with all features: the rows that were fitted.</param>
/// <param name="LogLikelihood">Natural log-likelihood of the scaled rows.</param>
/// <param name="Bic">Schwarz's criterion; smaller is better.</param>
/// <param name="IterationCount">Iterations of the start that won.</param>
/// <param name="IsConverged">Whether it converged before the most iterations.</param>
/// <param name="States">Each hidden state.</param>
/// <param name="Labels">The steady label over the training window.</param>
/// <param name="Seconds">Time taken.</param>
public sealed record TrainingReport(
    RegimeModel Model,
    int BarCount,
    int RowCount,
    double LogLikelihood,
    double Bic,
    int IterationCount,
    bool IsConverged,
    ImmutableArray<StateSummary> States,
    LabelSummary Labels,
    double Seconds)
{
    /// <summary>How the features were distributed over the fitted rows, for live bars to be compared with.</summary>
    public TrainingReference Reference { get; init; } = TrainingReference.None;

    /// <summary>What the recipe is worth on later bars; null where they are too few to hold some back, or nobody asked.</summary>
    public HeldOutScore? OutOfSample { get; init; }

    /// <summary>Why it was not judged on later bars; null where it was, or nobody asked.</summary>
    public string? WhyNotJudged { get; init; }

    /// <summary>A feature that was the same in every row, so that it tells no states apart; null for none.</summary>
    public Feature? ConstantFeature { get; init; }
}
