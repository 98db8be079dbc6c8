using System.Globalization;

namespace Aetherion.Host.Commands;

/// <summary>A duration as people write it: 24h, 10m, 1s, 250ms, 20us.</summary>
internal readonly record struct DurationText(string Text, TimeSpan Value)
{
    private static readonly (string Unit, double Seconds)[] Units =
        [("ms", 1e-3), ("us", 1e-6), ("s", 1), ("m", 60), ("h", 3600)];

    public override string ToString() => Text;

    public static bool TryParse(string text, out DurationText duration)
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
            duration = new DurationText(text, TimeSpan.FromTicks((long)Math.Round(ticks)));
            return true;
        }
        return false;
    }
}
