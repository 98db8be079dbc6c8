using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>
/// Recordings of two venues at the same time, as of one session: part of what Binance said of ETHBTC, and half a minute of its
/// futures, moved to the time of the first.
/// </summary>
internal static class RecordedVenues
{
    private const string Spot = "data/orderbook/binance-spot-ethbtc-depth-aggtrade-20201101T09-11.jsonl.gz";
    private const string Futures = "data/ws/cryptofeed-binance-usdm.jsonl.gz";
    private const int SpotLines = 3_000;
    private const int FuturesLines = 2_000;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    /// <summary>From when the futures were recorded to within the time of the other.</summary>
    private static readonly TimeSpan FuturesShift =
        new DateTime(2020, 11, 1, 9, 1, 0, DateTimeKind.Utc) - new DateTime(2021, 7, 22, 22, 25, 0, DateTimeKind.Utc);

    /// <summary>Makes the recording of the spot market, and skips the test where what it is made of is not here.</summary>
    public static Task ImportSpotAsync(string folder) => ImportSpotAsync(folder, line => line);

    /// <summary>The same, with a change in each line.</summary>
    public static async Task ImportSpotAsync(string folder, Func<string, string> change) =>
        await ImportAsync(await PartAsync(Spot, folder, SpotLines, change), folder, "binance");

    /// <summary>Makes the recording of the futures, and skips the test where what it is made of is not here.</summary>
    public static async Task ImportFuturesAsync(string folder) => await ImportAsync(
        await PartAsync(Futures, folder, FuturesLines, line => RecordingPart.Shift(line, FuturesShift)), folder, "binance-usdm");

    private static async Task<string> PartAsync(string name, string folder, int lines, Func<string, string> change)
    {
        var source = RepositoryPaths.Shared(name);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        Assert.SkipUnless(File.Exists(source), $"[skippable] ../shared/{name} is not here.");
        return await RecordingPart.WriteAsync(source, Path.GetDirectoryName(folder)!, lines, change);
    }

    private static async Task ImportAsync(string file, string folder, string venue)
    {
        using var import = ServiceProcess.Start("recordings", "import", file, "--output", folder, "--venue", venue);
        (await import.WaitForExitAsync(Timeout)).ShouldBe(0, import.Errors);
    }
}
