using Aetherion.Benchmarks.Reporting;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Core;

/// <summary>From process start to "ready" on an existing database.</summary>
internal static class ServiceStartBenchmark
{
    private const int RoundCount = 5;
    private const double SecondsMax = 2;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    public static async Task<IEnumerable<Figure>> RunAsync()
    {
        using var data = new TemporaryFolder();
        List<double> seconds = [];
        for (var round = 0; round <= RoundCount; round++)
        {
            using var service = ServiceProcess.Start("run", "--port", "0", "--data", data.Path, "--feed", "none");
            await service.WaitUntilReadyAsync(Timeout);
            if (round > 0)
                seconds.Add(service.ReadyAfter.TotalSeconds);
            await service.StopAsync();
        }
        return [Figure.AtMost(
            "service ready", Median.Of(seconds), "s", SecondsMax, $"existing database; median of {RoundCount}")];
    }
}
