namespace Aetherion.Lab.Evaluation;

/// <summary>How a dependent series is resampled.</summary>
public sealed record BlockBootstrapOptions
{
    /// <summary>
    /// The mean length of a block, in rows. It has to be much longer than a label: a day of minutes where one label
    /// spans an hour.
    /// </summary>
    public double BlockLength { get; init; } = 1440;

    /// <summary>Resampled series.</summary>
    public int ReplicateCount { get; init; } = 1000;

    /// <summary>The level of the interval.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Of the draws.</summary>
    public ulong Seed { get; init; } = 1;
}
