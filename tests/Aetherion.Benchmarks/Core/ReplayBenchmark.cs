using System.Text.Json;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Core;

/// <summary>The year 2024 of BTCUSDT through grains, storage and a bot.</summary>
internal static class ReplayBenchmark
{
    private const int RoundCount = 3;
    private const double SecondsMax = 20;
    private const double MegabytesMax = 600;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    public static async Task<IEnumerable<Figure>> RunAsync()
    {
        var bars = RepositoryPaths.Shared("data/btcusdt-1m-2024.csv.gz");
        if (!File.Exists(bars))
            return [Figure.Reported("replay of 2024", 0, "s", $"not run: {bars} is absent")];
        List<double> seconds = [];
        List<double> megabytes = [];
        HashSet<string> hashes = [];
        for (var round = 0; round < RoundCount; round++)
        {
            using var data = new TemporaryFolder();
            using var process = ServiceProcess.Start(
                "replay", "--bars", bars, "--symbol", "binance:BTCUSDT", "--bot", "mean-reversion", "--data", data.Path, "--json");
            if (await process.WaitForExitAsync(Timeout) != 0)
                throw new InvalidOperationException($"replay failed:\n{process.Errors}");
            using var report = JsonDocument.Parse(process.Output);
            seconds.Add(report.RootElement.GetProperty("seconds").GetDouble());
            hashes.Add(report.RootElement.GetProperty("sha256").GetString()!);
            megabytes.Add(process.PeakMegabytes);
        }
        var note = $"527,040 bars; median of {RoundCount}; {hashes.Count} distinct hash(es)";
        return
        [
            Figure.AtMost("replay of 2024", Median.Of(seconds), "s", SecondsMax, note),
            Figure.AtMost("replay memory", Median.Of(megabytes), "MB", MegabytesMax, "peak resident, PostgreSQL apart"),
        ];
    }
}
