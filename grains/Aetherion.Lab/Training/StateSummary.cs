using System.Collections.Immutable;
using Aetherion.Model;

namespace Aetherion.Lab.Training;

/// <summary>One hidden state of a trained model.</summary>
/// <param name="State">Its index in the model.</param>
/// <param name="Regime">Its name.</param>
/// <param name="Share">Its share of the training window, by smoothed probability.</param>
/// <param name="ExpectedDwellBars">1 / (1 - probability of staying).</param>
/// <param name="Means">Mean of each feature in its own unit, in the order of the model's features.</param>
public sealed record StateSummary(
    int State, Regime Regime, double Share, double ExpectedDwellBars, ImmutableArray<double> Means);
