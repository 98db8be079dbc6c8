using System.Globalization;

namespace Aetherion.Host.Commands;

/// <summary>A duration as people write it: 24h, 10m, 1s, 250ms, 20us.</summary>
internal readonly record struct DurationText(string Text, TimeSpan Value)
{
    /// <summary>In order: what ends in ms or us ends in s too.</summary>
    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond), ("us", TimeSpan.TicksPerMicrosecond), ("s", TimeSpan.TicksPerSecond),
        ("m", TimeSpan.TicksPerMinute), ("h", TimeSpan.TicksPerHour),
    ];

    public override string ToString() => Text;

    public static bool TryParse(string text, out DurationText duration)
    {
        duration = default;
        foreach (var (unit, unitTicks) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal))
                continue;
            if (!decimal.TryParse(
                    text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return false;
            // Before the product, which would overflow.
            if (number > (decimal)TimeSpan.TicksPerDay / unitTicks || number * unitTicks < 1)
                return false;
            duration = new DurationText(text, TimeSpan.FromTicks((long)(number * unitTicks)));
            return true;
        }
        return false;
    }
}
