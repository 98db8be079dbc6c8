namespace Aetherion.Domain.Venues;

/// <summary>
/// A number as a venue wrote it, without rounding: <see cref="Digits"/> divided by ten to the power of
/// <see cref="Decimals"/>. Trailing zeros of the fraction may be kept, so equality is that of the text's form, not of
/// the value; compare values as <see cref="ToDecimal"/> or as whole steps of an <see cref="InstrumentScale"/>.
/// </summary>
/// <param name="Digits">All digits as one whole number, with the sign.</param>
/// <param name="Decimals">How many of them follow the point, 0 to 27.</param>
public readonly record struct ExactDecimal(long Digits, int Decimals)
{
    /// <summary>The most decimals.</summary>
    public const int DecimalsMax = 27;

    public bool IsZero => Digits == 0;

    public decimal ToDecimal()
    {
        var magnitude = Digits < 0 ? 0UL - (ulong)Digits : (ulong)Digits;
        return new decimal((int)magnitude, (int)(magnitude >> 32), 0, Digits < 0, (byte)Decimals);
    }
}
