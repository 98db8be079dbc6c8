namespace Aetherion.Lab.Evaluation;

/// <summary>How a series is cut into training and test windows. All lengths are bars.</summary>
public sealed record WalkForwardOptions
{
    /// <summary>Bars before the first test window: 30 days of minutes.</summary>
    public int BurnIn { get; init; } = 30 * 1440;

    /// <summary>Bars of each test window; the last one may be shorter.</summary>
    public int TestLength { get; init; } = 30 * 1440;

    /// <summary>Bars that a label looks ahead: so many rows are dropped at the end of each training window.</summary>
    public int Purge { get; init; } = 60;

    /// <summary>Bars kept free between the last training label and the test window.</summary>
    public int Embargo { get; init; } = 1440;

    /// <summary>The longest training window, which then rolls; null lets it expand from the first bar on.</summary>
    public int? TrainingLengthMax { get; init; }

    /// <summary>The fewest rows a training window may have.</summary>
    public int TrainingLengthMin { get; init; } = 1000;
}
