using System.Collections.Immutable;
using Aetherion.Domain.Anomalies;
using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>What an anomaly model on live bars is compared with.</summary>
/// <param name="Model">The model, which says how its rows are made and which share of the bars it promises to flag.</param>
/// <param name="Inputs">How each column of its training rows was distributed, before scaling; empty where that was not kept.</param>
/// <exception cref="InvalidDataException">The inputs are not those of <see cref="InputNames"/>.</exception>
public sealed record AnomalyReference(AnomalyModel Model, ImmutableArray<InputDistribution> Inputs)
{
    /// <summary>The names of the columns in order.</summary>
    public static IReadOnlyList<string> InputNames { get; } = Enum.GetNames<AnomalyFeature>();

    public ImmutableArray<InputDistribution> Inputs { get; } = InputDistribution.RequireNames(Inputs, InputNames);

    /// <summary>The share of the bars that the rolling threshold is to flag.</summary>
    public double PromisedShare => Math.Round(1 - Model.Options.ThresholdProbability, 12);
}
