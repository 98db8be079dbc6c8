namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>
/// Coinbase's times: ISO 8601 in UTC, with up to nine digits of a second of which the seven that .NET has are kept.
/// </summary>
internal static class CoinbaseTime
{
    /// <summary>The last second that a time can be.</summary>
    public const long SecondsMax = 253_402_300_799;

    private const string Pattern = "0000-00-00T00:00:00";
    private const int FractionDigitsMax = 9;
    private const int TickDigits = 7;

    public static bool ReadIsoTime(this ref JsonScanner scanner, out DateTime time)
    {
        time = default;
        return scanner.ReadString(out var text)
            && (TryParse(text, out time) || scanner.Fail(DecodeStatus.InvalidValue));
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (text.Length <= Pattern.Length || text[^1] != 'Z' || !FitsPattern(text))
            return false;
        var (year, month, day) = (Number(text[..4]), Number(text[5..7]), Number(text[8..10]));
        var (hour, minute, second) = (Number(text[11..13]), Number(text[14..16]), Number(text[17..19]));
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23
            || minute > 59 || second > 59)
            return false;
        time = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc);
        return TryAddFraction(text[Pattern.Length..^1], ref time);
    }

    private static bool FitsPattern(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < Pattern.Length; i++)
        {
            if (Pattern[i] == '0' ? !char.IsAsciiDigit((char)text[i]) : text[i] != Pattern[i])
                return false;
        }
        return true;
    }

    private static bool TryAddFraction(ReadOnlySpan<byte> fraction, ref DateTime time)
    {
        if (fraction.IsEmpty)
            return true;
        var digits = fraction[1..];
        if (fraction[0] != '.' || digits.IsEmpty || digits.Length > FractionDigitsMax
            || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return false;
        long ticks = Number(digits[..Math.Min(digits.Length, TickDigits)]);
        for (var i = digits.Length; i < TickDigits; i++)
            ticks *= 10;
        time = time.AddTicks(ticks);
        return true;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + (digit - '0');
        return number;
    }
}
