using System.Globalization;
using System.Text;

namespace Aetherion.Dashboard.Tests;

/// <summary>A file of aggregated trades as Binance keeps them: two a second for half an hour of a day long ago.</summary>
internal static class RecordedTrades
{
    public const string Symbol = "binance:BTCUSDT";

    private const int Count = 3_600;
    private const int MillisecondsBetween = 500;

    private static readonly DateTimeOffset Begin = new(2020, 11, 1, 9, 0, 0, TimeSpan.Zero);

    public static void Write(string path)
    {
        StringBuilder lines = new();
        for (var i = 0; i < Count; i++)
        {
            var price = 13_700 + (i % 97 * 0.25m) - (i % 31 * 0.5m);
            var time = Begin.AddMilliseconds(i * MillisecondsBetween).ToUnixTimeMilliseconds();
            lines.Append(
                CultureInfo.InvariantCulture, $"{i + 1},{price:0.00},0.{(i % 9) + 1}0000,{i + 1},{i + 1},{time},{(i % 2 == 0 ? "true" : "false")}\n");
        }
        File.WriteAllText(path, lines.ToString());
    }
}
