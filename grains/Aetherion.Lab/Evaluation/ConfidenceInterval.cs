namespace Aetherion.Lab.Evaluation;

/// <summary>An estimate with the interval that covers it at a level.</summary>
/// <param name="Estimate">Over the whole sample.</param>
/// <param name="Lower">The lower quantile of the replicates.</param>
/// <param name="Upper">The upper quantile of the replicates.</param>
/// <param name="Level">The share of replicates inside.</param>
public sealed record ConfidenceInterval(double Estimate, double Lower, double Upper, double Level)
{
    public bool IsAboveZero => Lower > 0;

    public bool IsBelowZero => Upper < 0;
}
