namespace Aetherion.Domain.Learning.Outliers;

/// <summary>How the minimum covariance determinant is looked for.</summary>
public sealed record MinimumCovarianceDeterminantOptions
{
    /// <summary>
    /// The share of the rows whose covariance is taken, above 0.5 and at most 1. 0.75 stands a quarter of outliers and
    /// keeps more of the data than the half that stands the most (Croux and Haesbroeck 1999).
    /// </summary>
    public double SupportFraction { get; init; } = 0.75;

    /// <summary>Random starts.</summary>
    public int StartCount { get; init; } = 500;

    /// <summary>
    /// Starts look at this many rows at the most, drawn from the window; the best of them go on over all rows.
    /// </summary>
    public int StartRowsMax { get; init; } = 1500;

    /// <summary>How many of the starts are followed to the end.</summary>
    public int FinalistCount { get; init; } = 10;

    /// <summary>The most concentration steps of a finalist; a few are the rule.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>Seed of the starts.</summary>
    public int Seed { get; init; }

    internal void ThrowIfInvalid()
    {
        bool isValid = SupportFraction is > 0.5 and <= 1 && StartCount >= 1 && StartRowsMax >= 1
            && FinalistCount >= 1 && MaxIterations >= 1;
        if (!isValid)
        {
            throw new ArgumentException(
                "A minimum covariance determinant needs a support fraction above 0.5 and at most 1, and at least " +
                $"one start, row, finalist and iteration; got {this}.");
        }
    }
}
