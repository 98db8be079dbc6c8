namespace Aetherion.Domain.Strategies;

/// <summary>How <see cref="TrendFollowingStrategy"/> trades; the defaults are for one-minute bars.</summary>
public sealed record TrendFollowingOptions
{
    /// <summary>The span in bars of the fast exponential average.</summary>
    public int FastSpan { get; init; } = 120;

    /// <summary>The span in bars of the slow exponential average, longer than the fast one.</summary>
    public int SlowSpan { get; init; } = 480;

    /// <summary>
    /// How far apart the averages must be before it acts, as a share of the slow one: above it buys, as far below it
    /// sells.
    /// </summary>
    public double Band { get; init; } = 0.002;

    /// <summary>How many slow spans of bars pass before the averages have forgotten where they began.</summary>
    public int WarmUpSpans { get; init; } = 2;
}
