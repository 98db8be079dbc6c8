using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>
/// A service that records its session with an emulated venue: what it stored live is what the recording leads to, a kill leaves a
/// sound recording, and a replay of it can be watched.
/// </summary>
public sealed class LiveRecordingTests : IDisposable
{
    /// <summary>About a quarter of a minute of a session.</summary>
    private const int RecordedBytesMin = 60_000;

    private const string BinanceSource = "data/orderbook/binance-spot-ethbtc-depth-aggtrade-20201101T09-11.jsonl.gz";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();
    private readonly int _venuePort = LocalVenue.FreePort();

    private string Recording => Path.Combine(_folder.Path, "recording");

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Theory(Explicit = true)]
    [InlineData("binance", "BTCUSDT", "BTC-USDT")]
    [InlineData("coinbase", "BTC-USD", "BTC-USD")]
    [InlineData("weex", "BTCUSDT", "weex:BTCUSDT")]
    public async Task What_the_live_session_stored_is_what_its_recording_leads_to_and_can_be_watched(
        string name, string listed, string wanted)
    {
        using var venue = await StartVenueAsync(name, _venuePort, "--symbols", listed);
        using (var service = StartService(wanted, (name, _venuePort)))
        {
            await service.WaitUntilReadyAsync(Timeout);
            await WaitForRecordingAsync(service, name);
            (await service.StopAsync()).ShouldBe(0, service.Errors);
        }

        var (code, text) = await RunAsync("recordings", "verify", Recording, "--against-database", "--data", Data);

        code.ShouldBe(0, text);
        foreach (var part in (string[])["books", "features", "labels"])
            text.ShouldContain($"{part}: equal to the live session's");
        using var replay = ServiceProcess.Start(
            "replay", "--recording", Recording, "--port", "0", "--data", Path.Combine(_folder.Path, "replay"));
        await replay.WaitUntilReadyAsync(Timeout);
        (await EnvironmentOfAsync(replay.Address)).ShouldBe("REPLAY");
        (await replay.StopAsync()).ShouldBe(0, replay.Errors);
    }

    [Fact(Explicit = true)]
    public async Task Several_venues_of_a_session_are_recorded_side_by_side_and_replayed_in_one_go_to_what_was_stored()
    {
        var source = RepositoryPaths.Shared(BinanceSource);
        Assert.SkipUnless(File.Exists(source), $"[skippable] ../shared/{BinanceSource} is not here.");
        var otherPort = LocalVenue.FreePort();
        using var first = await StartVenueAsync("binance", _venuePort, "--recording", source, "--speed", "10");
        using var second = await StartVenueAsync("coinbase", otherPort, "--symbols", "BTC-USD");
        using (var service = StartService("binance:ETHBTC,coinbase:BTC-USD", ("binance", _venuePort), ("coinbase", otherPort)))
        {
            await service.WaitUntilReadyAsync(Timeout);
            await WaitForRecordingAsync(service, "binance");
            await WaitForRecordingAsync(service, "coinbase");
            (await service.StopAsync()).ShouldBe(0, service.Errors);
        }

        var (code, text) = await RunAsync("recordings", "verify", Recording, "--against-database", "--data", Data);
        var (_, one) = await RunAsync([.. ReplayArguments("one"), "--speed", "100"]);
        var (_, two) = await RunAsync(ReplayArguments("two"));

        code.ShouldBe(0, text);
        foreach (var part in (string[])["books", "features", "labels"])
        {
            // Of both venues in one: the words stand there once.
            text.Split($"{part}: equal to the live session's").Length.ShouldBe(2, text);
            var live = PartOfLive(text, part);
            PartOf(one, part).ShouldBe(live, one);
            PartOf(two, part).ShouldBe(live, two);
        }
        HashOf(two).ShouldBe(HashOf(one));
    }

    [Fact(Explicit = true)]
    public async Task A_killed_service_leaves_a_sound_recording_that_is_never_written_over()
    {
        using var venue = await StartVenueAsync("binance", _venuePort, "--symbols", "BTCUSDT");
        using (var service = StartService("BTC-USDT", ("binance", _venuePort)))
        {
            await service.WaitUntilReadyAsync(Timeout);
            await WaitForRecordingAsync(service, "binance");
            await service.KillAsync();
        }

        var (code, text) = await RunAsync("recordings", "verify", Recording);
        var (again, refusal) = await RunAsync(
            "run", "--feed", "binance", "--record", Recording, "--data", Data, "--port", "0");

        code.ShouldBe(0, text);
        text.ShouldContain("no end: it was cut off");
        again.ShouldBe(1);
        refusal.ShouldContain("never written over");
    }

    private static Task<ServiceProcess> StartVenueAsync(string name, int port, params string[] market) => LocalVenue.StartAsync(
        name, port, [.. market, .. name == "binance" ? (string[])["--history-hours", "1", "--history-seconds"] : []]);

    private ServiceProcess StartService(string symbols, params (string Name, int Port)[] venues) => ServiceProcess.StartWith(
        venues.ToDictionary(venue => $"AETHERION_{venue.Name.ToUpperInvariant()}_URL", venue => $"http://127.0.0.1:{venue.Port}"),
        "run", "--feed", string.Join(',', venues.Select(venue => venue.Name)), "--symbols", symbols, "--port", "0", "--data", Data,
        "--record", Recording, "--backfill", "5m");

    private async Task WaitForRecordingAsync(ServiceProcess service, string venue)
    {
        var segment = Path.Combine(Recording, venue, "000001.seg");
        var waited = Stopwatch.StartNew();
        while (!File.Exists(segment) || new FileInfo(segment).Length < RecordedBytesMin)
        {
            if (waited.Elapsed > Timeout)
                throw new TimeoutException($"Nothing was recorded. The service said:\n{service.Output}\n{service.Errors}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> EnvironmentOfAsync(Uri address)
    {
        using HttpClient client = new() { BaseAddress = address };
        using StringContent query = new("""{"query":"{ systemStatus { environment } }"}""", null, "application/json");
        using var answer = await client.PostAsync(
            new Uri("/graphql", UriKind.Relative), query, TestContext.Current.CancellationToken);
        using var document = JsonDocument.Parse(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return document.RootElement.GetProperty("data").GetProperty("systemStatus").GetProperty("environment").GetString()!;
    }

    private string[] ReplayArguments(string run) =>
        ["replay", "--recording", Recording, "--run", run, "--data", Path.Combine(_folder.Path, "replays"), "--bot", "none"];

    /// <summary>The hash of a part, from the line of <c>recordings verify</c>.</summary>
    private static string PartOfLive(string text, string part) =>
        Regex.Match(text, $"{part}: equal to the live session's, [0-9,]+, ([0-9a-f]+)").Groups[1].Value;

    /// <summary>The hash of a part, from the table of <c>replay</c>.</summary>
    private static string PartOf(string text, string part) => Regex.Match(text, $"{part} +[0-9,]+ +([0-9a-f]+)").Groups[1].Value;

    private static string HashOf(string text) => Regex.Match(text, "sha256 +([0-9a-f]{64})").Groups[1].Value;

    private static async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        using var process = ServiceProcess.Start(arguments);
        var code = await process.WaitForExitAsync(Timeout);
        return (code, process.Output + "\n" + process.Errors);
    }
}
