namespace Aetherion.Domain.Strategies;

/// <summary>How <see cref="MeanReversionStrategy"/> trades; the defaults are for one-minute bars.</summary>
public sealed record MeanReversionOptions
{
    /// <summary>The span in bars of the exponential mean and variance: weight 2 / (span + 1).</summary>
    public int Span { get; init; } = 120;

    /// <summary>How many standard deviations under the mean it buys.</summary>
    public double EntryDeviations { get; init; } = 2.0;

    /// <summary>
    /// The least way back to the mean, as a share of the price, that it buys for: 0.3 % is what a purchase and a sale
    /// at a taker fee of 0.1 % cost, and half as much again.
    /// </summary>
    public double EntryDistanceMin { get; init; } = 0.003;

    /// <summary>How many spans of bars pass before the averages have forgotten where they began.</summary>
    public int WarmUpSpans { get; init; } = 3;
}
