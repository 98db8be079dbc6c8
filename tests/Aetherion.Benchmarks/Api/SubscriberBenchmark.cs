using System.Diagnostics;
using System.Globalization;
using Aetherion.Benchmarks.Reporting;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Api;

/// <summary>
/// 5,000 WebSocket subscribers of the trades of one instrument, at ten updates a second each, against the service
/// as <c>run</c> starts it, held to one core. The subscribers have the other one. Trades of the simulator come in no even
/// rhythm; the rate that the subscribers ask for makes waves of them, all 5,000 at once.
/// </summary>
internal static class SubscriberBenchmark
{
    private const int SubscriberCount = 5000;
    private const int WarmUpCount = 200;
    private const int WavesPerSecond = 10;
    private const double SlowestMsMax = 100;
    private const double KilobytesMax = 20;
    private const string ServiceCore = "0";
    private const string SubscriberCore = "1";
    private const string AllCores = "0,1";

    /// <summary>So that each wave has a new trade: not quite half of the simulator's events are trades.</summary>
    private const string TickInterval = "10ms";

    private const string Document =
        """subscription { tick(instrumentId: "sim:BTC-USD", maxRate: 10) { sequence ... on TickUpdate { previousSequence price quantity aggressor at: receivedTime } } }""";

    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(3);
    /// <summary>So that the compiler of the runtime, which has to share the one core, is done.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FewDuration = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);

    public static async Task<IEnumerable<Figure>> RunAsync()
    {
        using var folder = new TemporaryFolder();
        using var service = ServiceProcess.StartWith(
            new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = "1" },
            "run", "--port", "0", "--data", Path.Combine(folder.Path, "data"),
            "--symbols", "sim:BTC-USD", "--tick-interval", TickInterval, "--backfill", "1m");
        await service.WaitUntilReadyAsync(ReadyTimeout);
        await PinAsync(service.Id, ServiceCore);
        await PinAsync(Environment.ProcessId, SubscriberCore);
        try
        {
            return await MeasureAsync(service);
        }
        finally
        {
            await PinAsync(Environment.ProcessId, AllCores);
        }
    }

    private static async Task<Figure[]> MeasureAsync(ServiceProcess service)
    {
        double without;
        using (var few = new SubscriberFleet())
        {
            await few.OpenAsync(service.Address, Document, WarmUpCount);
            await few.MeasureAsync(WarmUp);
            without = await MegabytesAsync(service, few.MeasureAsync(FewDuration));
        }

        using var fleet = new SubscriberFleet();
        await fleet.OpenAsync(service.Address, Document, SubscriberCount);
        await fleet.MeasureAsync(WarmUp);
        var used = service.ProcessorTime;
        var measuring = fleet.MeasureAsync(Duration);
        var with = await MegabytesAsync(service, measuring);
        var delays = await measuring;
        var load = (service.ProcessorTime - used) / fleet.Elapsed;
        var kilobytes = (with - without) * 1024 / (SubscriberCount - WarmUpCount);
        var rate = delays.Count / fleet.Elapsed.TotalSeconds;
        return
        [
            Figure.AtLeast("subscribers: deliveries", rate, "1/s", 0.95 * WavesPerSecond * SubscriberCount,
                $"{SubscriberCount} sockets, one core, {WavesPerSecond} waves a second"),
            Figure.AtMost("subscribers: p99 of a delivery", Median.Quantile(delays, 0.99), "ms", SlowestMsMax,
                "from the receipt of a trade to its subscriber"),
            Figure.Reported("subscribers: median of a delivery", Median.Of(delays), "ms"),
            Figure.AtMost("subscribers: memory of one", kilobytes, "kB", KilobytesMax, "resident, median of the seconds"),
            Figure.Reported("subscribers: load of the service", load * 100, "% of a core", "ingest and storage included"),
        ];
    }

    /// <summary>Resident memory while something is measured, the median of all seconds: it goes up and down with collections.</summary>
    private static async Task<double> MegabytesAsync(ServiceProcess service, Task measuring)
    {
        List<double> megabytes = [];
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync() && !measuring.IsCompleted)
            megabytes.Add(service.ResidentMegabytes);
        return Median.Of(megabytes);
    }

    private static async Task PinAsync(int process, string cores)
    {
        using var taskset = Process.Start(
            new ProcessStartInfo(
                "taskset", ["-a", "-p", "-c", cores, process.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardOutput = true,
            })!;
        await taskset.StandardOutput.ReadToEndAsync();
        await taskset.WaitForExitAsync();
        if (taskset.ExitCode != 0)
            throw new InvalidOperationException("taskset could not hold a process to its cores.");
    }
}
