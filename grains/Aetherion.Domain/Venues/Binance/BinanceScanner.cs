namespace Aetherion.Domain.Venues.Binance;

/// <summary>The values that only Binance writes in its way.</summary>
internal static class BinanceScanner
{
    /// <summary>
    /// Times have milliseconds, or microseconds where a client asked for them; no time of either unit lies on the other
    /// side of this before the year 5138.
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
}
