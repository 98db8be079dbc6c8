namespace Aetherion.Host.Commands;

/// <summary>
/// The bars that the default configuration was chosen on must not be scored: a file of the market and year of the
/// choice is scored from the day after it unless something else is asked for.
/// </summary>
internal static class SelectionSlice
{
    private const string Symbol = "btcusdt";

    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime End = new(2024, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>From when on a series is scored; null to walk forward through it.</summary>
    public static DateTime? ScoreFrom(BarSeries series, EvaluateOptions options)
    {
        if (options.From is not null)
            return options.From;
        return Holds(series.Name, series.Bars[0].OpenTime, series.Bars[^1].OpenTime) ? End : null;
    }

    /// <summary>Whether bars from the first to the last time hold the slice and later ones.</summary>
    public static bool Holds(string name, DateTime first, DateTime last) =>
        name.Contains(Symbol, StringComparison.OrdinalIgnoreCase) && first >= Start && first < End && last > End;
}
