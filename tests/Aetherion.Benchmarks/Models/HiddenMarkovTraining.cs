using System.Text.Json;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Models;

/// <summary>The verb <c>train</c> on the whole year 2024, as an operator runs it: ten starts on two threads.</summary>
internal static class HiddenMarkovTraining
{
    private const int RoundCount = 3;
    private const double SecondsMax = 30;
    private const double MegabytesMax = 300;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    public static async Task<IEnumerable<Figure>> RunAsync()
    {
        List<double> seconds = [];
        List<double> megabytes = [];
        for (var round = 0; round < RoundCount; round++)
        {
            using var data = new TemporaryFolder();
            using var process = ServiceProcess.Start(
                "train", "--bars", HiddenMarkovData.YearPath, "--symbol", "binance:BTCUSDT", "--data", data.Path,
                "--json");
            if (await process.WaitForExitAsync(Timeout) != 0)
                throw new InvalidOperationException($"train failed:\n{process.Errors}");
            using var report = JsonDocument.Parse(process.Output);
            seconds.Add(report.RootElement.GetProperty("seconds").GetDouble());
            megabytes.Add(process.PeakMegabytes);
        }
        var note = $"527,040 bars, 10 starts, the best 3 finished, 2 threads; median of {RoundCount}";
        return
        [
            Figure.AtMost("train on 2024", Median.Of(seconds), "s", SecondsMax, note),
            Figure.AtMost("train memory", Median.Of(megabytes), "MB", MegabytesMax, "peak resident, PostgreSQL apart"),
        ];
    }
}
