using System.Diagnostics;
using System.Text.RegularExpressions;
using Aetherion.Testing;

namespace Aetherion.Recordings.Tests;

/// <summary>Has a service record its session with an emulated Binance that plays a recorded market.</summary>
internal static partial class LiveRecording
{
    private const string Market = "data/orderbook/binance-spot-ethbtc-depth-aggtrade-20201101T09-11.jsonl.gz";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    /// <param name="bytes">As long a segment at least.</param>
    /// <returns>The recording's folder.</returns>
    public static async Task<string> MakeAsync(string folder, int bytes)
    {
        var market = RepositoryPaths.Shared(Market);
        Assert.SkipUnless(File.Exists(market), $"[skippable] ../shared/{Market} is not here.");
        var recording = Path.Combine(folder, "live");
        using var venue = ServiceProcess.Start("venue", "binance", "--recording", market, "--speed", "20", "--port", "0");
        using var service = ServiceProcess.StartWith(
            new Dictionary<string, string> { ["AETHERION_BINANCE_URL"] = await AddressOfAsync(venue) },
            "run", "--feed", "binance", "--symbols", "ETHBTC", "--port", "0", "--data", Path.Combine(folder, "data"),
            "--record", recording, "--backfill", "5m");
        await service.WaitUntilReadyAsync(Timeout);
        var segment = Path.Combine(recording, "binance", "000001.seg");
        await UntilAsync(() => File.Exists(segment) && new FileInfo(segment).Length >= bytes, service);
        (await service.StopAsync()).ShouldBe(0, service.Errors);
        return Path.GetDirectoryName(segment)!;
    }

    private static async Task<string> AddressOfAsync(ServiceProcess venue)
    {
        await UntilAsync(() => Address().IsMatch(venue.Output), venue);
        return Address().Match(venue.Output).Value;
    }

    private static async Task UntilAsync(Func<bool> isSo, ServiceProcess process)
    {
        var waited = Stopwatch.StartNew();
        while (!isSo())
        {
            if (waited.Elapsed > Timeout)
                throw new TimeoutException($"It did not come to be. The process said:\n{process.Output}\n{process.Errors}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex("http://127.0.0.1:[0-9]+")]
    private static partial Regex Address();
}
