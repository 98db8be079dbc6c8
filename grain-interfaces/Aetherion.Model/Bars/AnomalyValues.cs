namespace Aetherion.Model;

/// <summary>What a bar's anomaly score looked at, as it was measured; null where that is not known.</summary>
/// <param name="LogReturn">See <see cref="Feature.LogReturn"/>.</param>
/// <param name="NormalizedRange">See <see cref="Feature.NormalizedRange"/>.</param>
/// <param name="RelativeVolume">See <see cref="Feature.RelativeVolume"/>.</param>
public readonly record struct AnomalyValues(double? LogReturn, double? NormalizedRange, double? RelativeVolume)
{
    public static AnomalyValues Of(in FeatureVector features) => new(
        features[Feature.LogReturn], features[Feature.NormalizedRange], features[Feature.RelativeVolume]);
}
