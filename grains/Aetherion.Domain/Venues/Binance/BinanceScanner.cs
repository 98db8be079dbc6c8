namespace Aetherion.Domain.Venues.Binance;

/// <summary>The values that only Binance writes in its way.</summary>
internal static class BinanceScanner
{
    /// <summary>
    /// Times have milliseconds, or microseconds where a client asked for them; no time of either unit lies on the other side of
    /// this before the year 5138.
    /// </summary>
    private const long MicrosecondsMin = 100_000_000_000_000;

    private const long MicrosecondsMax = 253_402_300_799_999_999;

    /// <summary>A time above 0.</summary>
    public static bool ReadTime(this ref JsonScanner scanner, out DateTime time)
    {
        time = default;
        if (!scanner.ReadInt64(out var value))
            return false;
        if (value is <= 0 or > MicrosecondsMax)
            return scanner.Fail(DecodeStatus.InvalidValue);
        var microseconds = value < MicrosecondsMin ? value * 1000 : value;
        time = DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
        return true;
    }

    /// <summary>A number that may not be negative, as a price or a quantity.</summary>
    public static bool ReadAmount(this ref JsonScanner scanner, out ExactDecimal value) =>
        scanner.ReadDecimal(out value) && (value.Digits >= 0 || scanner.Fail(DecodeStatus.InvalidValue));

    /// <summary>An id, 0 or above.</summary>
    public static bool ReadId(this ref JsonScanner scanner, out long value) =>
        scanner.ReadInt64(out value) && (value >= 0 || scanner.Fail(DecodeStatus.InvalidValue));

    /// <summary>Pairs of price and quantity; what older messages put behind them is passed.</summary>
    public static bool ReadLevels(this ref JsonScanner scanner, VenueList<VenueLevel> levels, out Range range)
    {
        var start = levels.Count;
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            if (!ReadLevel(ref scanner, out var level))
                break;
            if (!levels.TryAdd(level))
                scanner.Fail(DecodeStatus.LimitExceeded);
        }
        range = start..levels.Count;
        return !scanner.HasFailed;
    }

    private static bool ReadLevel(ref JsonScanner scanner, out VenueLevel level)
    {
        level = default;
        if (!scanner.EnterArray() || !scanner.NextElement() || !scanner.ReadAmount(out var price)
            || !scanner.NextElement() || !scanner.ReadAmount(out var quantity))
            return scanner.Fail(DecodeStatus.Malformed);
        while (scanner.NextElement())
            scanner.SkipValue();
        level = new VenueLevel(price, quantity);
        return !scanner.HasFailed;
    }
}
