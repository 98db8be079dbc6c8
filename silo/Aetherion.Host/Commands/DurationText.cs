using System.CommandLine.Parsing;
using System.Globalization;

namespace Aetherion.Host.Commands;

/// <summary>Durations as people write them: 24h, 10m, 1s, 250ms, 20us.</summary>
internal static class DurationText
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 1e-3), ("us", 1e-6), ("s", 1), ("m", 60), ("h", 3600)];

    public static TimeSpan Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TryParse(text, out var duration))
            return duration;
        result.AddError($"'{text}' is no duration above 0; write for example 1s, 250ms or 20us.");
        return default;
    }

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        foreach (var (unit, seconds) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal))
                continue;
            if (!double.TryParse(
                    text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return false;
            var ticks = number * seconds * TimeSpan.TicksPerSecond;
            if (ticks is < 1 or > TimeSpan.TicksPerDay)
                return false;
            duration = TimeSpan.FromTicks((long)ticks);
            return true;
        }
        return false;
    }
}
