using System.Collections.Immutable;

namespace Aetherion.Model;

/// <summary>Facts about the <see cref="Timeframe"/>s.</summary>
public static class Timeframes
{
    /// <summary>Every timeframe, shortest first.</summary>
    public static ImmutableArray<Timeframe> All { get; } = [.. Enum.GetValues<Timeframe>()];

    /// <summary>The timeframes with regimes: from <see cref="Timeframe.M1"/> up.</summary>
    public static ImmutableArray<Timeframe> WithRegimes { get; } = [.. All.Where(t => t >= Timeframe.M1)];

    /// <summary>The length of a bar. A day of a market that closes is shorter than its nominal 24 hours.</summary>
    public static TimeSpan Duration(this Timeframe timeframe) => timeframe switch
    {
        Timeframe.S1 => TimeSpan.FromSeconds(1),
        Timeframe.S10 => TimeSpan.FromSeconds(10),
        Timeframe.M1 => TimeSpan.FromMinutes(1),
        Timeframe.M5 => TimeSpan.FromMinutes(5),
        Timeframe.M15 => TimeSpan.FromMinutes(15),
        Timeframe.H1 => TimeSpan.FromHours(1),
        Timeframe.H4 => TimeSpan.FromHours(4),
        Timeframe.D1 => TimeSpan.FromDays(1),
        _ => throw new ArgumentOutOfRangeException(nameof(timeframe), timeframe, "Unknown timeframe."),
    };

    public static bool TryParse(string? text, out Timeframe timeframe) =>
        Enum.TryParse(text, ignoreCase: false, out timeframe) && Enum.IsDefined(timeframe)
        && text is not null && char.IsAsciiLetterUpper(text[0]);
}
