using System.Globalization;
using Aetherion.Model;

namespace Aetherion.Domain.Markets;

/// <summary>Reads the times of bar files.</summary>
internal static class BarTimes
{
    private const long UnixEpochTicks = 621_355_968_000_000_000;
    private const int DateLength = 8;
    private const int TextLengthMin = 19;
    private const int FractionDigitsMax = 9;
    private const int OffsetLength = 6;
    private const int OffsetHoursMax = 14;

    /// <summary>
    /// Unix milliseconds (13 digits) or microseconds (16), or the text <c>YYYY-MM-DD HH:MM:SS</c> with an optional
    /// fraction and an optional offset; without one it is UTC.
    /// </summary>
    public static bool TryReadInstant(ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
        if (text.Length is 13 or 16 && NumberParser.TryReadInt64(text, out var stamp) && stamp >= 0)
        {
            utc = new DateTime(UnixEpochTicks + (stamp * (text.Length == 13 ? 10_000 : 10)), DateTimeKind.Utc);
            return true;
        }

        if (text.Length < TextLengthMin || !TryReadSeconds(text, out var seconds)
            || !TryReadFraction(text[TextLengthMin..], out var fraction, out var rest)
            || !TryReadOffset(rest, out var offset))
            return false;
        utc = seconds + fraction - offset;
        return true;
    }

    /// <summary>A day as <c>YYYYMMDD</c>.</summary>
    public static bool TryReadDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        return text.Length == DateLength
            && TryReadDigits(text[..4], out var year) && TryReadDigits(text[4..6], out var month)
            && TryReadDigits(text[6..], out var day) && TryMakeDate(year, month, day, out date);
    }

    /// <summary>A time of day as <c>HH:MM</c>.</summary>
    public static bool TryReadClock(ReadOnlySpan<byte> text, out TimeSpan clock)
    {
        clock = default;
        if (text.Length != 5 || text[2] != ':'
            || !TryReadDigits(text[..2], out var hours) || !TryReadDigits(text[3..], out var minutes)
            || hours > 23 || minutes > 59)
            return false;
        clock = new TimeSpan(hours, minutes, 0);
        return true;
    }

    /// <summary>Milliseconds or minutes, up to a day.</summary>
    public static bool TryReadCount(ReadOnlySpan<byte> text, TimeSpan unit, out TimeSpan clock)
    {
        clock = default;
        if (!NumberParser.TryReadInt64(text, out var count) || count < 0 || count > TimeSpan.TicksPerDay / unit.Ticks)
            return false;
        clock = count * unit;
        return true;
    }

    /// <summary>Local date and time of a market in UTC; null where the clocks leave it out.</summary>
    public static DateTime? ToUtc(Market market, DateOnly date, TimeSpan clock)
    {
        var zone = TradingCalendar.Of(market).Zone;
        var local = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified) + clock;
        return zone.IsInvalidTime(local) ? null : TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }

    private static bool TryReadSeconds(ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
        if (text[4] != '-' || text[7] != '-' || text[10] is not ((byte)' ' or (byte)'T')
            || text[16] != ':' || !TryReadClock(text[11..16], out var clock)
            || !TryReadDigits(text[..4], out var year) || !TryReadDigits(text[5..7], out var month)
            || !TryReadDigits(text[8..10], out var day) || !TryMakeDate(year, month, day, out var date)
            || !TryReadDigits(text[17..19], out var seconds) || seconds > 59)
            return false;
        utc = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) + clock + TimeSpan.FromSeconds(seconds);
        return true;
    }

    private static bool TryReadFraction(ReadOnlySpan<byte> text, out TimeSpan fraction, out ReadOnlySpan<byte> rest)
    {
        fraction = default;
        rest = text;
        if (text.IsEmpty || text[0] != '.')
            return true;
        var ticks = 0L;
        var unit = TimeSpan.TicksPerSecond;
        var length = 1;
        for (; length < text.Length && char.IsAsciiDigit((char)text[length]); length++)
        {
            unit /= 10;
            ticks += (text[length] - '0') * unit;
        }
        fraction = new TimeSpan(ticks);
        rest = text[length..];
        return length is > 1 and <= FractionDigitsMax + 1;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = default;
        if (text.IsEmpty || text.SequenceEqual("Z"u8))
            return true;
        if (text.Length != OffsetLength || text[0] is not ((byte)'+' or (byte)'-')
            || !TryReadClock(text[1..], out var size) || size.TotalHours > OffsetHoursMax)
            return false;
        offset = text[0] == '-' ? -size : size;
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool TryMakeDate(int year, int month, int day, out DateOnly date)
    {
        var isDate = year is >= 1 and <= 9999 && month is >= 1 and <= 12
            && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = isDate ? new DateOnly(year, month, day) : default;
        return isDate;
    }
}
