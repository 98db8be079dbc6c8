namespace Aetherion.Model;

/// <summary>What one feature of a bar adds to the log-odds of a decision.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Value">As measured.</param>
/// <param name="ZScore">In standard deviations of the training window.</param>
/// <param name="Contribution">
/// In units of natural log-odds: above 0 it speaks for what was decided, below 0 against it.
/// </param>
public readonly record struct FeatureContribution(Feature Feature, double Value, double ZScore, double Contribution);
