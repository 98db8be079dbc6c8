namespace Aetherion.Grains.Forecasts;

/// <summary>The bounds of forecast grains.</summary>
public sealed record ForecastGrainOptions
{
    /// <summary>
    /// How many stored bars a forecast is warmed on, up to a day more: the ten days that activity is compared with, and the
    /// day that features look back.
    /// </summary>
    public int WarmUpBars { get; init; } = 11 * 1_440;

    /// <summary>How many stored bars are read at once.</summary>
    public int WarmUpPage { get; init; } = 2_048;

    /// <summary>The registry is asked after so many bars who serves.</summary>
    public int ClassifierCheckBars { get; init; } = 5;

    /// <summary>
    /// How many outcomes of a classifier are kept for a monitor that has not stored them: more than a warm-up gives, and four
    /// weeks of them.
    /// </summary>
    public int OutcomesKept { get; init; } = 4_096;

    /// <summary>How long a reading may take.</summary>
    public TimeSpan StoreTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
