using System.Text.Json;

namespace Aetherion.Domain.Forecasts;

/// <summary>The members of an outlook model's document, in their order.</summary>
internal sealed record OutlookModelContent
{
    public required int Format { get; init; }

    public string? Version { get; init; }

    public required int FeatureVersion { get; init; }

    public required double VolatilityThreshold { get; init; }

    public required double EfficiencyThreshold { get; init; }

    public required double TrendWeight { get; init; }

    public required double HighRiskWeight { get; init; }

    public required double[] Transitions { get; init; }

    public required double[] Shares { get; init; }

    public required JsonElement Model { get; init; }
}
