namespace Aetherion.Domain.Learning.Quantiles;

/// <summary>The histogram behind a <see cref="DecayingQuantile"/>.</summary>
/// <param name="Minimum">Lower edge of the first bin; smaller values count as it.</param>
/// <param name="Maximum">Upper edge of the last bin; larger values count as it.</param>
/// <param name="BinCount">
/// Bins of equal width, 1 to <see cref="BinCountMax"/>; a quantile is exact to one of them.
/// </param>
/// <param name="HalfLife">
/// Items after which an item weighs half as much; infinity for never, which is a plain histogram.
/// </param>
public sealed record DecayingQuantileOptions(double Minimum, double Maximum, int BinCount, double HalfLife)
{
    /// <summary>The most bins.</summary>
    public const int BinCountMax = 65_536;

    /// <summary>The shortest half-life: a shorter one would let a single item rule.</summary>
    public const double HalfLifeMin = 1;

    internal void ThrowIfInvalid()
    {
        if (!double.IsFinite(Minimum) || !double.IsFinite(Maximum) || !double.IsFinite(Maximum - Minimum)
            || Minimum >= Maximum)
        {
            throw new ArgumentException(
                $"The histogram goes from {Minimum} to {Maximum}; give finite bounds, the lower one first.");
        }

        if (BinCount is < 1 or > BinCountMax)
            throw new ArgumentException($"The histogram has {BinCount} bins; give 1 to {BinCountMax}.");
        if (!(HalfLife >= HalfLifeMin))
            throw new ArgumentException($"The half-life is {HalfLife} items; give at least {HalfLifeMin}.");
    }
}
