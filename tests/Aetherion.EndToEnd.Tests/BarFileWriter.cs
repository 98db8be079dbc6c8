using System.Globalization;
using System.Text;

namespace Aetherion.EndToEnd.Tests;

/// <summary>
/// Writes one-minute kline files with calm, rising, falling and wild stretches, the same for the same seed.
/// </summary>
internal static class BarFileWriter
{
    private static readonly (double Drift, double Volatility)[] Stretches =
        [(0, 2e-4), (2e-4, 4e-4), (-2e-4, 4e-4), (0, 2.5e-3)];

    private const int StretchBars = 240;

    /// <param name="changedBar">The bar whose close is raised by one tick; -1 changes none.</param>
    /// <param name="stillFrom">From this bar on the price does not move any more; -1 for never.</param>
    public static void Write(string path, int barCount, int seed, int changedBar = -1, int stillFrom = -1)
    {
        var random = new Random(seed);
        var open = 40_000.00m;
        var time = new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var text = new StringBuilder();
        for (var bar = 0; bar < barCount; bar++, time += 60_000)
        {
            var isStill = stillFrom >= 0 && bar >= stillFrom;
            var (drift, volatility) = isStill ? default : Stretches[bar / StretchBars * 7 % Stretches.Length];
            var close = Round(open * (1 + (decimal)(drift + (volatility * Normal(random)))));
            if (bar == changedBar)
                close += 0.01m;
            var high = Math.Max(open, close) + Round(open * (decimal)(volatility * random.NextDouble()));
            var low = Math.Min(open, close) - Round(open * (decimal)(volatility * random.NextDouble()));
            var volume = Math.Round((decimal)(5 + (volatility * 1e4 * (1 + random.NextDouble()))), 5);
            var bought = Math.Round(volume * (decimal)random.NextDouble(), 5);
            text.Append(CultureInfo.InvariantCulture, $"{time},{open},{high},{low},{close},{volume},{time + 59_999},");
            text.Append(CultureInfo.InvariantCulture, $"{Round(volume * close)},{100 + bar % 50},{bought},{Round(bought * close)},0\n");
            open = close;
        }
        File.WriteAllText(path, text.ToString());
    }

    private static decimal Round(decimal value) => Math.Round(value, 2);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
