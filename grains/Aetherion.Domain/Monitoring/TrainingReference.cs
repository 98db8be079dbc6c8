using System.Collections.Immutable;

namespace Aetherion.Domain.Monitoring;

/// <summary>What live data is compared with: the training window of a model.</summary>
/// <param name="Features">How each of a regime model's features was distributed; empty where that was not kept.</param>
public sealed record TrainingReference(ImmutableArray<ReferenceDistribution> Features)
{
    /// <summary>Of a model that left nothing to compare with.</summary>
    public static TrainingReference None { get; } = new([]);

    /// <summary>The same of the inputs of a classifier or anomaly model, in the order of its columns; empty where that was not kept.</summary>
    public ImmutableArray<InputDistribution> Inputs { get; init; } = [];
}
