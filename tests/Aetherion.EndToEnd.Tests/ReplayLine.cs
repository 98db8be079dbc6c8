using System.Globalization;
using System.Text.RegularExpressions;

namespace Aetherion.EndToEnd.Tests;

/// <summary>The line by which a replay shows on a terminal where it is.</summary>
internal static partial class ReplayLine
{
    /// <summary>The times of the market that were shown, in order.</summary>
    public static List<DateTime> Times(string screen) =>
        [.. MarketTime().Matches(screen).Select(match => DateTime.Parse(match.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}")]
    private static partial Regex MarketTime();
}
