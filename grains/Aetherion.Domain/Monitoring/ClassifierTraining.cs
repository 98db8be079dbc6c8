using System.Collections.Immutable;
using Aetherion.Domain.Forecasts;

namespace Aetherion.Domain.Monitoring;

/// <summary>What a classifier on live bars is compared with.</summary>
/// <param name="Inputs">How each column of its training rows was distributed; empty where that was not kept.</param>
/// <param name="LogLoss">Nats a forecast out of sample when it was trained; null where that was not kept.</param>
/// <exception cref="InvalidDataException">The inputs are not those of <see cref="OutlookFeatures.Names"/>.</exception>
public sealed record ClassifierTraining(ImmutableArray<InputDistribution> Inputs, double? LogLoss)
{
    public ImmutableArray<InputDistribution> Inputs { get; } = InputDistribution.RequireNames(Inputs, OutlookFeatures.Names);

    /// <summary>Of a classifier that left nothing to compare with.</summary>
    public static ClassifierTraining None { get; } = new([], null);
}
