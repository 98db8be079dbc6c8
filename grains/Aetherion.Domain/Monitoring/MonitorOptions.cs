namespace Aetherion.Domain.Monitoring;

/// <summary>How much of the past a monitor looks at, and when it gives an alert.</summary>
public sealed record MonitorOptions
{
    /// <summary>
    /// One bar in so many is compared with training. Features look back over windows, so the bars between say little new.
    /// Default 15.
    /// </summary>
    public int DriftStride { get; init; } = 15;

    /// <summary>
    /// Rows compared with training at the most. Default 1,344: two weeks of minutes. Of windows of 60 bars, a day holds
    /// only 24 that do not overlap, and their index is above 0.3 by chance alone.
    /// </summary>
    public int DriftRows { get; init; } = 1_344;

    /// <summary>Fewer rows are not judged. Default 672.</summary>
    public int DriftRowsMin { get; init; } = 672;

    /// <summary>
    /// An input of classifier or anomaly model is judged when so many of its windows that do not overlap fit into the rows compared.
    /// Default 80: of n such windows, the index over ten bins is about 9 / n by chance alone. An input that looks back a day
    /// has 14 of them in two weeks and is shown only.
    /// </summary>
    public int DriftWindowsMin { get; init; } = 80;

    /// <summary>Bars whose likelihood and labels are averaged. Default 1,440.</summary>
    public int RecentBars { get; init; } = 1_440;

    /// <summary>Fewer bars are not judged. Default 720.</summary>
    public int RecentBarsMin { get; init; } = 720;

    /// <summary>Health is judged at each bar whose sequence is a multiple of this. Default 60.</summary>
    public int JudgeBars { get; init; } = 60;

    /// <summary>Forecasts with a known outcome kept for the calibration. Default 2,000.</summary>
    public int ForecastRows { get; init; } = 2_000;

    /// <summary>Fewer forecasts are not judged. Default 300: of fewer, the calibration error is mostly chance.</summary>
    public int ForecastRowsMin { get; init; } = 300;

    /// <summary>
    /// Scored bars whose anomaly levels are counted. Default 20,160: two weeks of minutes, as for drift.
    /// </summary>
    public int AnomalyBars { get; init; } = 20_160;

    /// <summary>
    /// Fewer of them are not judged. Default 10,080, a week of minutes, of which the binomial deviation of 5 % is 0.22
    /// percentage points. Flagged bars come in clusters, and the rolling threshold makes up for them within a day: over days of
    /// January to March 2024 the share of BTCUSDT deviated by 0.75 points where independent bars have 0.57, over weeks by 0.13.
    /// </summary>
    public int AnomalyBarsMin { get; init; } = 10_080;

    /// <summary>
    /// How far the flagged share may lie from the promised one before it is worth a look. Default 0.01: more than four of the
    /// binomial deviations of a week, so no chance.
    /// </summary>
    public double FlaggedShareWatch { get; init; } = 0.01;

    /// <summary>How far it may lie before it is an alert. Default 0.015, what is promised over weeks.</summary>
    public double FlaggedShareAlert { get; init; } = 0.015;

    /// <summary>A population stability index above this is worth a look. Default 0.1, the usual rule of thumb.</summary>
    public double StabilityWatch { get; init; } = 0.1;

    /// <summary>One above this is an alert. Default 0.25, the usual rule of thumb.</summary>
    public double StabilityAlert { get; init; } = 0.25;

    /// <summary>Nats a bar that the likelihood may lose against training before it is worth a look. Default 0.5.</summary>
    public double LikelihoodLossWatch { get; init; } = 0.5;

    /// <summary>Nats a bar that it may lose before it is an alert. Default 1.</summary>
    public double LikelihoodLossAlert { get; init; } = 1;

    /// <summary>A calibration error above this is worth a look. Default 0.05.</summary>
    public double CalibrationWatch { get; init; } = 0.05;

    /// <summary>One above this is an alert. Default 0.1.</summary>
    public double CalibrationAlert { get; init; } = 0.1;
}
