namespace Aetherion.Domain.Forecasts;

/// <summary>How a <see cref="WeightedEnsemble"/> learns.</summary>
public sealed record WeightedEnsembleOptions
{
    /// <summary>
    /// How much one outcome counts: 1 for outcomes that do not overlap, 1/60 for an hour's outlook every minute.
    /// </summary>
    public double LearningRate { get; init; } = 1;

    /// <summary>The share of the weight that is dealt out evenly after each outcome, so that a member which was bad for
    /// long can come back.</summary>
    public double Share { get; init; } = 0.001;

    /// <summary>The most forecasts that may wait for their outcome.</summary>
    public int PendingMax { get; init; } = 240;

    /// <summary>The least probability that counts as a member's loss, so that no single surprise ends a
    /// member.</summary>
    public double ProbabilityFloor { get; init; } = 1e-6;
}
