using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>
/// A session with paper bots that people make, start, pause, stop and delete while its venue has faults: the recording leads to the
/// decisions and orders that the live session stored, to the last fill, however it is replayed. The market is a recorded one, six
/// minutes of it in one, after a simulated day that ends in a rising trend. It takes a quarter of an hour.
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

    private readonly TemporaryFolder _folder = new();
    private readonly int _venuePort = FreePort();
    private int _requests;

    private string Recording => Path.Combine(_folder.Path, "recording");

    private string Data => Path.Combine(_folder.Path, "data");

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

        (await ReplayAsync("one", processors: 1)).ShouldBe(live);
        (await ReplayAsync("paced", processors: 4, "--speed", "20000")).ShouldBe(live);
        using (var killed = ServiceProcess.Start(ReplayArguments("torn")))
        {
            await killed.WaitForErrorLineAsync(line => line.Contains("50 %", StringComparison.Ordinal), Timeout);
            await killed.KillAsync();
        }
        (await ReplayAsync("torn", processors: 2)).ShouldBe(live);
        (await ReplayAsync("none", processors: 2, "--bot", "none")).ShouldNotBe(live);
    }

    /// <summary>Bots are made, started, paused, flattened, begun again and deleted, before, during and after a spell of faults.</summary>
    private async Task TradeAsync(ServiceProcess service)
    {
        using GraphQLClient client = new(service.Address);
        await GraphQLClient.UntilAsync(
            "the instrument", () => client.AskAsync($$"""{ instrument(id: "{{Instrument}}") { id } }"""),
            data => data.GetProperty("instrument").ValueKind == JsonValueKind.Object, Timeout);
        await CreateAsync(client, "mean", "mean-reversion", "0.5");
        await CreateAsync(client, "trend", "trend-following", "1");
        await CreateAsync(client, "switching", "regime-switching", "0.9");
        foreach (var bot in (string[])["mean", "trend", "switching"])
            await DoAsync(client, "startBot", bot);
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

    private async Task<string> ReplayAsync(string run, int processors, params string[] more)
    {
        using var replay = ServiceProcess.StartWith(
            new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = processors.ToString(CultureInfo.InvariantCulture) },
            [.. ReplayArguments(run), .. more]);
        (await replay.WaitForExitAsync(Timeout)).ShouldBe(0, replay.Errors);
        using var document = JsonDocument.Parse(replay.Output);
        return document.RootElement.GetProperty("sha256").GetString()!;
    }

    private string[] ReplayArguments(string run) =>
        ["replay", "--recording", Recording, "--run", run, "--data", Path.Combine(_folder.Path, "replays"), "--json"];

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

    private async Task<ServiceProcess> StartVenueAsync(string source, int seed)
    {
        var venue = ServiceProcess.Start(
            "venue", "binance", "--recording", source, "--speed", "6", "--port", $"{_venuePort}", "--history-seconds", "--seed", $"{seed}");
        using HttpClient client = new();
        await GraphQLClient.UntilAsync("the venue", async () =>
        {
            try
            {
                await client.GetStringAsync(new Uri($"http://127.0.0.1:{_venuePort}/api/v3/time"), TestContext.Current.CancellationToken);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, isThere => isThere, Timeout);
        return venue;
    }

    private ServiceProcess StartService() => ServiceProcess.StartWith(
        new Dictionary<string, string> { ["AETHERION_BINANCE_URL"] = $"http://127.0.0.1:{_venuePort}" },
        "run", "--feed", "binance", "--symbols", Instrument, "--port", "0", "--data", Data, "--record", Recording, "--backfill", "24h");

    private static async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        using var process = ServiceProcess.Start(arguments);
        var code = await process.WaitForExitAsync(Timeout);
        return (code, process.Output + "\n" + process.Errors);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
