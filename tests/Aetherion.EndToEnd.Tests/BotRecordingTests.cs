using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>
/// A session with paper bots that people make, start, pause, stop and delete while its venue has faults: the recording leads to the
/// decisions and orders that the live session stored, to the last fill, however it is replayed. The market is a recorded one, six
/// minutes of it in one, after a simulated day that ends in a rising trend. It takes ten minutes.
/// </summary>
public sealed class BotRecordingTests : IDisposable
{
    private const string Source = "data/orderbook/binance-spot-ethbtc-depth-aggtrade-20201101T09-11.jsonl.gz";
    private const string Instrument = "binance:ETHBTC";
    private const string Faults = "gap:probability=0.02,length=3;disconnect:probability=0.002";
    private const int SeedMax = 60;

    /// <summary>The spans of <c>trend-following</c>, and twice its band: so far apart, its averages stay apart for the session.</summary>
    private const double FastWeight = 2.0 / 121;
    private const double SlowWeight = 2.0 / 481;
    private const double LeadMin = 0.004;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(12);

    /// <summary>So long after their start, with bars of the past to warm up on, the bots have decided on bars.</summary>
    private static readonly TimeSpan AtWork = TimeSpan.FromSeconds(150);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();
    private readonly int _venuePort = LocalVenue.FreePort();
    private int _requests;
    private DateTime _made;
    private DateTime _started;

    private string Recording => Path.Combine(_folder.Path, "recording");

    private string Data => Path.Combine(_folder.Path, "data");

    private RecordingReplays Replays => new(Path.Combine(_folder.Path, "replays"), Timeout);

    public void Dispose() => _folder.Dispose();

    [Fact(Explicit = true)]
    public async Task What_live_bots_decided_and_ordered_is_what_the_recording_of_their_session_leads_to()
    {
        var source = RepositoryPaths.Shared(Source);
        Assert.SkipUnless(File.Exists(source), $"[skippable] ../shared/{Source} is not here.");
        using (var venue = await StartRisingVenueAsync(source))
        using (var service = StartService())
        {
            await service.WaitUntilReadyAsync(Timeout);
            await TradeAsync(service);
            (await service.StopAsync()).ShouldBe(0, service.Errors);
        }

        var (code, text) = await RunAsync("recordings", "verify", Recording, "--against-database", "--data", Data);
        code.ShouldBe(0, text);
        foreach (var part in (string[])["books", "features", "labels", "decisions", "orders"])
            CountOfLive(text, part).ShouldBeGreaterThan(0, $"{part}\n{text}");
        text.ShouldNotContain("not compared");
        var live = Regex.Match(text, "sha256 of the live session ([0-9a-f]{64})").Groups[1].Value;

        var one = await Replays.RunAsync(Recording, "one", processors: 1);
        one.Hash.ShouldBe(live);
        (await Replays.RunAsync(Recording, "paced", processors: 4, "--speed", "20000")).ShouldBe(one);
        await Replays.KillAsync(Recording, "torn");
        (await Replays.RunAsync(Recording, "torn", processors: 2)).ShouldBe(one);
        (await GoBackAsync()).ShouldBe(one);
        (await Replays.RunAsync(Recording, "none", processors: 2, "--bot", "none")).Hash.ShouldNotBe(live);
    }

    /// <summary>Bots are made, started, paused, flattened, begun again and deleted, before, during and after a spell of faults.</summary>
    private async Task TradeAsync(ServiceProcess service)
    {
        using GraphQLClient client = new(service.Address);
        await GraphQLClient.UntilAsync(
            "the instrument", () => client.AskAsync($$"""{ instrument(id: "{{Instrument}}") { id } }"""),
            data => data.GetProperty("instrument").ValueKind == JsonValueKind.Object, Timeout);
        _made = DateTime.UtcNow;
        await CreateAsync(client, "mean", "mean-reversion", "0.5");
        await CreateAsync(client, "trend", "trend-following", "1");
        await CreateAsync(client, "switching", "regime-switching", "0.9");
        foreach (var bot in (string[])["mean", "trend", "switching"])
            await DoAsync(client, "startBot", bot);
        _started = DateTime.UtcNow;
        await BarsAsync(client, 7);
        await DoAsync(client, "pauseBot", "mean");
        await DoAsync(client, "stopBot", "trend", "mode: FLATTEN_POSITION");
        await DoAsync(client, "startBot", "trend");
        await DoAsync(client, "stopBot", "switching", "mode: KEEP_POSITION");
        await FaultsAsync(Faults);
        await BarsAsync(client, 2);
        await DoAsync(client, "startBot", "mean");
        await DoAsync(client, "startBot", "switching");
        await FaultsAsync(null);
        await BarsAsync(client, 5);
        await DoAsync(client, "cancelOrders", "mean");
        await DoAsync(client, "stopBot", "mean", "mode: FLATTEN_POSITION");
        await DoAsync(client, "deleteBot", "mean");
        await CreateAsync(client, "mean", "mean-reversion", "0.7");
        await DoAsync(client, "startBot", "mean");
        await FaultsAsync(Faults);
        await BarsAsync(client, 1);
        await DoAsync(client, "stopBot", "trend", "mode: FLATTEN_POSITION");
        await FaultsAsync(null);
    }

    private static async Task CreateAsync(GraphQLClient client, string name, string strategy, string exposure)
    {
        var made = await client.AskAsync(
            $$"""
            mutation { createBot(input: { name: "{{name}}", instrumentId: "{{Instrument}}", strategy: "{{strategy}}", exposure: "{{exposure}}",
              timeframe: M1, initialBalance: "50" }) { bot { id } errors { ... on UserError { code message } } } }
            """);
        made.GetProperty("createBot").GetProperty("bot").ValueKind.ShouldBe(JsonValueKind.Object, made.ToString());
    }

    /// <summary>A refusal is a part of the session like any other.</summary>
    private Task<JsonElement> DoAsync(GraphQLClient client, string mutation, string bot, string more = "") => client.AskAsync(
        $$"""
        mutation { {{mutation}}(input: { id: "local/{{bot}}", idempotencyKey: "{{++_requests}}" {{more}} })
          { errors { ... on UserError { code } } } }
        """);

    /// <summary>Waits until so many more bars of a minute have closed.</summary>
    private static async Task BarsAsync(GraphQLClient client, int count)
    {
        var until = (await LastBarAsync(client)).AddMinutes(count);
        await GraphQLClient.UntilAsync($"{count} bars", () => LastBarAsync(client), time => time >= until, Timeout);
    }

    private static async Task<DateTime> LastBarAsync(GraphQLClient client)
    {
        var data = await client.AskAsync($$"""{ instrument(id: "{{Instrument}}") { lastTradeTime } }""");
        var time = data.GetProperty("instrument").GetProperty("lastTradeTime");
        return time.ValueKind == JsonValueKind.Null ? default : time.GetDateTime();
    }

    private async Task FaultsAsync(string? faults)
    {
        using HttpClient client = new() { BaseAddress = new Uri($"http://127.0.0.1:{_venuePort}") };
        Uri path = new("/emulator/faults", UriKind.Relative);
        using StringContent content = new(faults ?? "");
        using var answer = faults is null
            ? await client.DeleteAsync(path, TestContext.Current.CancellationToken)
            : await client.PostAsync(path, content, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }

    /// <summary>
    /// Has a replay pass the time at which the first bots were at work, goes back to before there was any, and lets it run to its end.
    /// </summary>
    private async Task<ReplayOutcome> GoBackAsync()
    {
        using var terminal = TerminalProcess.Start([.. Replays.Arguments(Recording, "back"), "--speed", "6"]);
        var shown = await terminal.UntilAsync(screen => ReplayLine.Times(screen).Any(time => time >= _started + AtWork));
        await terminal.PressAsync(' ');
        shown = await terminal.UntilAsync(screen => screen.Contains("paused", StringComparison.Ordinal), shown);
        // A machine that is slow to press the key is further on than a minute can take it back.
        while (ReplayLine.Times(terminal.Screen)[^1] is var last && last >= _made)
        {
            await terminal.PressAsync('b');
            shown = await terminal.UntilAsync(screen => ReplayLine.Times(screen).Any(time => time < last.AddSeconds(-50)), shown);
        }
        await terminal.PressAsync('m');
        await terminal.PressAsync(' ');
        (await terminal.WaitForExitAsync()).ShouldBe(0, terminal.Screen);
        return new ReplayOutcome(terminal.Screen);
    }

    private static long CountOfLive(string text, string part) => long.TryParse(
        Regex.Match(text, $"{part}: equal to the live session's, ([0-9,]+),").Groups[1].Value, NumberStyles.AllowThousands,
        CultureInfo.InvariantCulture, out var count) ? count : 0;

    /// <summary>The simulated day before differs with the hour of the test, so the first seed is taken whose day ends as it should.</summary>
    private async Task<ServiceProcess> StartRisingVenueAsync(string source)
    {
        for (var seed = 1; seed <= SeedMax; seed++)
        {
            var venue = await StartVenueAsync(source, seed);
            if (await LeadAsync() > LeadMin)
                return venue;
            await venue.KillAsync();
            venue.Dispose();
        }
        throw new InvalidOperationException($"No day of {SeedMax} ends in a rising trend.");
    }

    /// <summary>How far the fast average of the closes is above the slow one, as a share of it.</summary>
    private async Task<double> LeadAsync()
    {
        using HttpClient client = new();
        var text = await client.GetStringAsync(
            new Uri($"http://127.0.0.1:{_venuePort}/api/v3/klines?symbol=ETHBTC&interval=1m&limit=1000"),
            TestContext.Current.CancellationToken);
        using var bars = JsonDocument.Parse(text);
        var closes = bars.RootElement.EnumerateArray()
            .Select(bar => double.Parse(bar[4].GetString()!, CultureInfo.InvariantCulture)).ToArray();
        var (fast, slow) = (closes[0], closes[0]);
        foreach (var close in closes)
            (fast, slow) = (fast + (FastWeight * (close - fast)), slow + (SlowWeight * (close - slow)));
        return (fast / slow) - 1;
    }

    private Task<ServiceProcess> StartVenueAsync(string source, int seed) => LocalVenue.StartAsync(
        "binance", _venuePort, "--recording", source, "--speed", "6", "--history-seconds", "--seed", $"{seed}");

    private ServiceProcess StartService() => ServiceProcess.StartWith(
        new Dictionary<string, string> { ["AETHERION_BINANCE_URL"] = $"http://127.0.0.1:{_venuePort}" },
        "run", "--feed", "binance", "--symbols", Instrument, "--port", "0", "--data", Data, "--record", Recording, "--backfill", "24h");

    private static async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        using var process = ServiceProcess.Start(arguments);
        var code = await process.WaitForExitAsync(Timeout);
        return (code, process.Output + "\n" + process.Errors);
    }
}
