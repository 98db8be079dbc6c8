namespace Aetherion.Domain.Markets;

/// <summary>
/// Converts decimal text to whole multiples of a step, such as a price tick, without rounding errors.
/// </summary>
internal sealed class DecimalScale
{
    private const int PowerMax = 18;

    private static readonly long[] Powers = MakePowers();

    private readonly decimal _step;
    private readonly long _mantissa;
    private readonly int _decimals;

    public DecimalScale(decimal step)
    {
        _step = step;
        _decimals = step.Scale;
        _mantissa = (long)(step * (decimal)Math.Pow(10, step.Scale));
    }

    public decimal Step => _step;

    /// <summary>The number in steps; <paramref name="isExact"/> is false when it was rounded, half to even.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out long steps, out bool isExact)
    {
        if (NumberParser.TryReadPlain(text, out var digits, out var decimals) && decimals <= _decimals)
        {
            var power = Powers[_decimals - decimals];
            var (quotient, remainder) = Math.DivRem(digits * power, _mantissa);
            if (remainder == 0 && digits <= long.MaxValue / power)
            {
                steps = quotient;
                isExact = true;
                return true;
            }
        }
        return TryReadSlowly(text, out steps, out isExact);
    }

    /// <summary>
    /// A number given as digits and the count of those behind the point, in steps; false when it is no whole multiple of
    /// the step or does not fit.
    /// </summary>
    public bool TryConvert(long digits, int decimals, out long steps)
    {
        steps = 0;
        var shift = _decimals - decimals;
        if (Math.Abs(shift) > PowerMax)
            return digits == 0;
        var power = Powers[Math.Abs(shift)];
        if (shift < 0)
        {
            (digits, var rest) = Math.DivRem(digits, power);
            if (rest != 0)
                return false;
        }
        else if (shift > 0)
        {
            var product = Math.BigMul(digits, power, out digits);
            if (product != digits >> 63)
                return false;
        }
        // Most steps are powers of ten, and a division costs more than all the rest.
        if (_mantissa == 1)
        {
            steps = digits;
            return true;
        }
        (steps, var remainder) = Math.DivRem(digits, _mantissa);
        return remainder == 0;
    }

    private bool TryReadSlowly(ReadOnlySpan<byte> text, out long steps, out bool isExact)
    {
        steps = 0;
        isExact = false;
        if (!NumberParser.TryReadDecimal(text, out var value) || Math.Abs(value) > long.MaxValue / 2m * _step)
            return false;
        var exact = value / _step;
        var rounded = decimal.Round(exact, MidpointRounding.ToEven);
        steps = (long)rounded;
        isExact = exact == rounded;
        return true;
    }

    private static long[] MakePowers()
    {
        var powers = new long[PowerMax + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
