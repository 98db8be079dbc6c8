using Aetherion.Domain.Learning.Quantiles;

namespace Aetherion.Domain.Anomalies;

/// <summary>What an <see cref="AnomalyModel"/> compares a bar with, and when it speaks up.</summary>
public sealed record AnomalyOptions
{
    /// <summary>
    /// Bars after which a bar weighs half as much in what is usual: a week of minutes, so that a crash of days stays
    /// unusual.
    /// </summary>
    public int UsualHalfLife { get; init; } = 10_080;

    /// <summary>Volatilities seen before a bar is compared with what is usual.</summary>
    public int UsualWarmUp { get; init; } = 60;

    /// <summary>The share of the last bars that lies below the rolling threshold.</summary>
    public double ThresholdProbability { get; init; } = 0.95;

    /// <summary>
    /// Bars after which a score weighs half as much in the rolling threshold. Chosen on February 2024 of BTCUSDT, as the
    /// longest of 60 to 2880 with every day's flagged share within 5 +- 3 %.
    /// </summary>
    public int ThresholdHalfLife { get; init; } = 240;

    /// <summary>The weight of the scores seen before there is a rolling threshold.</summary>
    public int ThresholdWarmUp { get; init; } = 60;

    /// <summary>The share of the training rows that lies below the fixed alarm level.</summary>
    public double AlarmProbability { get; init; } = 0.999;

    internal void ThrowIfInvalid()
    {
        bool isValid = UsualHalfLife >= 1 && UsualWarmUp >= 1
            && ThresholdProbability is > 0 and < 1 && AlarmProbability is > 0 and < 1
            && ThresholdHalfLife >= DecayingQuantileOptions.HalfLifeMin
            && ThresholdWarmUp >= 1 && ThresholdWarmUp < ThresholdHalfLife;
        if (!isValid)
        {
            throw new ArgumentException(
                "Half-lives and warm-ups are at least 1, the threshold's warm-up is below its half-life, and " +
                $"probabilities lie between 0 and 1; got {this}.");
        }
    }
}
