namespace Aetherion.Domain.Regimes;

/// <summary>When a market counts as in crisis by its volatility forecast. Counts are in bars.</summary>
public sealed record CrisisGateOptions
{
    /// <summary>The share of bars that Crisis shall hold. Default 4.5 %.</summary>
    public double TargetShare { get; init; } = 0.045;

    /// <summary>
    /// Bars after which a forecast weighs half as much in the distribution whose tail is Crisis. Default 64,800, which
    /// is 45 days of minutes.
    /// </summary>
    public double HalfLife { get; init; } = 64_800;

    /// <summary>
    /// How fast the tail adapts: per bar it changes by this times (target share - 1 in crisis, or the target share out
    /// of it). Default 0.025 per day of minutes.
    /// </summary>
    public double AdaptationRate { get; init; } = 0.025 / 1440;

    /// <summary>The narrowest tail. Default 0.4 %.</summary>
    public double TailMin { get; init; } = 0.004;

    /// <summary>The widest tail. Default 12 %.</summary>
    public double TailMax { get; init; } = 0.12;

    /// <summary>How far the adaptation may run beyond the narrowest and the widest tail. Default 2 %.</summary>
    public double AdaptationReserve { get; init; } = 0.02;

    /// <summary>Hysteresis: crisis ends outside a tail this much wider. Default 1.1.</summary>
    public double ExitFactor { get; init; } = 1.1;

    /// <summary>Bars until the distribution is used; before them the score decides. Default 2,880.</summary>
    public int LearningBars { get; init; } = 2880;

    /// <summary>While learning: the score at which crisis begins. Default 2.</summary>
    public double LearningEnterScore { get; init; } = 2;

    /// <summary>While learning: the score below which it ends. Default 1.6.</summary>
    public double LearningExitScore { get; init; } = 1.6;

    internal void ThrowIfInvalid()
    {
        ThrowUnless(TargetShare is > 0 and < 0.5, nameof(TargetShare), TargetShare, "above 0 and below 0.5");
        ThrowUnless(HalfLife >= 1 && double.IsFinite(HalfLife), nameof(HalfLife), HalfLife, "at least 1");
        ThrowUnless(AdaptationRate is >= 0 and < 1, nameof(AdaptationRate), AdaptationRate, "0 up to 1");
        ThrowUnless(TailMin > 0 && TailMin < TailMax && TailMax < 0.5, nameof(TailMin), TailMin, "below TailMax");
        ThrowUnless(
            AdaptationReserve is >= 0 and < 0.5, nameof(AdaptationReserve), AdaptationReserve, "0 up to 0.5");
        ThrowUnless(ExitFactor is > 1 and <= 2, nameof(ExitFactor), ExitFactor, "above 1 and up to 2");
        ThrowUnless(LearningBars >= 1, nameof(LearningBars), LearningBars, "at least 1");
        ThrowUnless(
            LearningExitScore < LearningEnterScore && double.IsFinite(LearningEnterScore - LearningExitScore),
            nameof(LearningExitScore), LearningExitScore, "below LearningEnterScore");
    }

    private static void ThrowUnless(bool isValid, string name, object value, string range)
    {
        if (!isValid)
            throw new ArgumentException($"{name} is {value}; it must be {range}.", name);
    }
}
