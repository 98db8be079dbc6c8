using System.Collections.Immutable;

namespace Aetherion.VenueEmulator.Core.Markets;

/// <summary>An interval of klines, as the venue writes it.</summary>
internal sealed record KlineInterval(string Name, long Millis)
{
    private const long Minute = 60_000;
    private const long Day = 1440 * Minute;

    /// <summary>1970-01-05 was a Monday, on which weeks begin.</summary>
    private const long WeekStart = 4 * Day;

    public static readonly ImmutableArray<KlineInterval> All =
    [
        new("1s", 1000), new("1m", Minute), new("3m", 3 * Minute), new("5m", 5 * Minute), new("15m", 15 * Minute),
        new("30m", 30 * Minute), new("1h", 60 * Minute), new("2h", 120 * Minute), new("4h", 240 * Minute),
        new("6h", 360 * Minute), new("8h", 480 * Minute), new("12h", 720 * Minute), new("1d", Day), new("3d", 3 * Day),
        new("1w", 7 * Day),
    ];

    public static KlineInterval? Find(string name) => All.FirstOrDefault(interval => interval.Name == name);

    /// <summary>The start of the interval that holds a time, both in milliseconds of the Unix epoch.</summary>
    public long StartOf(long millis)
    {
        var shift = Millis == 7 * Day ? WeekStart : 0;
        return millis - ((millis - shift) % Millis);
    }
}
