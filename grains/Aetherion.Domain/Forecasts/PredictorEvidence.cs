using System.Collections.Immutable;

namespace Aetherion.Domain.Forecasts;

/// <summary>What is known of a predictor on data that came after everything it was chosen on.</summary>
/// <param name="Predictor">Its name.</param>
/// <param name="Configuration">The chosen configuration in its one written form.</param>
/// <param name="ConfigurationHash">SHA-256 of it.</param>
/// <param name="TrainingData">SHA-256 of the slice it was chosen and trained on.</param>
/// <param name="TestData">SHA-256 of the slice it was scored on, once.</param>
/// <param name="TrialCount">Configurations looked at before one was chosen.</param>
/// <param name="Comparisons">With each baseline it has to beat.</param>
public sealed record PredictorEvidence(
    string Predictor,
    string Configuration,
    string ConfigurationHash,
    string TrainingData,
    string TestData,
    int TrialCount,
    ImmutableArray<BaselineComparison> Comparisons)
{
    /// <summary>Whether every baseline is beaten beyond chance; a predictor without comparisons stays off.</summary>
    public bool IsOnByDefault => !Comparisons.IsDefaultOrEmpty && Comparisons.All(comparison => comparison.IsBeaten);
}
