using System.Buffers.Text;
using System.Globalization;

namespace Aetherion.Domain.Markets;

/// <summary>Reads decimal numbers from UTF-8 text exactly.</summary>
internal static class NumberParser
{
    /// <summary>The most digits that fit the fast path's 64 bits.</summary>
    private const int FastDigitsMax = 18;

    /// <summary>
    /// Reads plain digits with at most one point as a whole number and its count of decimals, without trailing zeros of
    /// the fraction; false for anything else.
    /// </summary>
    public static bool TryReadPlain(ReadOnlySpan<byte> text, out long digits, out int decimals)
    {
        digits = 0;
        decimals = 0;
        var isFraction = false;
        var zeros = 0;
        if (text.Length is 0 or > FastDigitsMax + 8)
            return false;
        var significant = 0;
        foreach (var c in text)
        {
            var digit = (uint)(c - '0');
            if (digit > 9)
            {
                if (c != '.' || isFraction)
                    return false;
                isFraction = true;
                continue;
            }
            if (isFraction && digit == 0)
            {
                zeros++;
                continue;
            }
            if (isFraction)
            {
                for (; zeros > 0; zeros--, decimals++)
                {
                    if (++significant > FastDigitsMax)
                        return false;
                    digits *= 10;
                }
                decimals++;
            }
            digits = (digits * 10) + digit;
            if (digits > 0 && ++significant > FastDigitsMax)
                return false;
        }
        return text.Length > (isFraction ? 1 : 0);
    }

    /// <summary>Reads any decimal notation, also with an exponent; false for text, NaN and infinity.</summary>
    public static bool TryReadDecimal(ReadOnlySpan<byte> text, out decimal value)
    {
        if (TryReadPlain(text, out var digits, out var decimals))
        {
            value = new decimal((int)digits, (int)(digits >> 32), 0, false, (byte)decimals);
            return true;
        }
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    public static bool TryReadInt64(ReadOnlySpan<byte> text, out long value) =>
        Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length;
}
