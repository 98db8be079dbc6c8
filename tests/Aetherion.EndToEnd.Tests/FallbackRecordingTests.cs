using System.Text.Json;
using System.Text.RegularExpressions;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>
/// A recorded session with a symbol that two emulated venues feed by turns, one of which is killed, and a paper bot on it: the recording
/// leads to what the session stored, with the switch at the same place, on any number of threads.
/// </summary>
public sealed class FallbackRecordingTests : IDisposable
{
    private const string Instrument = "fallback:BTC-USD";
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, int> _ports = new() { ["binance"] = LocalVenue.FreePort(), ["coinbase"] = LocalVenue.FreePort() };

    private string Recording => Path.Combine(_folder.Path, "recording");

    private string Data => Path.Combine(_folder.Path, "data");

    private RecordingReplays Replays => new(Path.Combine(_folder.Path, "replays"), Timeout);

    public void Dispose() => _folder.Dispose();

    [Fact(Explicit = true)]
    public async Task A_symbol_that_switched_from_a_venue_to_another_is_replayed_to_what_the_live_session_stored()
    {
        using (var second = await LocalVenue.StartAsync("coinbase", _ports["coinbase"], "--symbols", "BTC-USD"))
        using (var first = await LocalVenue.StartAsync(
            "binance", _ports["binance"], "--symbols", "BTCUSDT", "--history-hours", "1", "--history-seconds"))
        using (var service = StartService())
        {
            await service.WaitUntilReadyAsync(Timeout);
            using GraphQLClient client = new(service.Address);
            await UntilInChargeAsync(client, "binance:BTCUSDT");
            await StartBotAsync(client);
            await BarsAsync(client, 1);
            await first.KillAsync();
            await UntilInChargeAsync(client, "coinbase:BTC-USD");
            await BarsAsync(client, 2);
            (await service.StopAsync()).ShouldBe(0, service.Errors);
        }

        var live = await LiveHashAsync();
        var one = await Replays.RunAsync(Recording, "one", processors: 1);
        one.Hash.ShouldBe(live);
        (await Replays.RunAsync(Recording, "four", processors: 4)).ShouldBe(one);
        await ShouldHoldTheSymbolAsync(one);
    }

    /// <summary>Without the recording of turns there is the rest of the session, and nothing of the symbol.</summary>
    private async Task ShouldHoldTheSymbolAsync(ReplayOutcome whole)
    {
        var turns = Path.Combine(Recording, "fallback");
        Directory.Move(turns, Path.Combine(_folder.Path, "fallback"));
        var venues = await Replays.RunAsync(Recording, "venues", processors: 2, "--bot", "none");
        foreach (var part in (string[])["inputs", "books", "features", "labels"])
            venues.CountOf(part).ShouldBeLessThan(whole.CountOf(part), part);
    }

    private ServiceProcess StartService() => ServiceProcess.StartWith(
        _ports.ToDictionary(venue => $"AETHERION_{venue.Key.ToUpperInvariant()}_URL", venue => $"http://127.0.0.1:{venue.Value}"),
        "run", "--feed", "binance,coinbase", "--fallback", "BTC-USD", "--symbols", "binance:BTCUSDT,coinbase:BTC-USD",
        "--port", "0", "--data", Data, "--record", Recording, "--backfill", "5m");

    private static async Task UntilInChargeAsync(GraphQLClient client, string venue) => await GraphQLClient.UntilAsync(
        $"{venue} in charge",
        () => client.AskAsync(
            $$"""{ instrument(id: "{{Instrument}}") { venueSymbol { state lastSwitch { to } } } }"""),
        data => data.GetProperty("instrument") is { ValueKind: JsonValueKind.Object } instrument
            && instrument.GetProperty("venueSymbol") is var symbol
            && symbol.GetProperty("state").GetString() == "LIVE"
            && symbol.GetProperty("lastSwitch").GetProperty("to").GetString() == venue,
        Timeout);

    private static async Task StartBotAsync(GraphQLClient client)
    {
        var made = await client.AskAsync(
            $$"""
            mutation {
              createBot(input: { name: "turns", instrumentId: "{{Instrument}}", strategy: "regime-switching", exposure: "0.9",
                timeframe: M1, initialBalance: "100000" }) { bot { id } errors { ... on UserError { code message } } } }
            """);
        made.GetProperty("createBot").GetProperty("bot").ValueKind.ShouldBe(JsonValueKind.Object, made.ToString());
        var started = await client.AskAsync(
            """
            mutation { startBot(input: { id: "local/turns", idempotencyKey: "1" }) { errors { ... on UserError { code message } } } }
            """);
        started.GetProperty("startBot").GetProperty("errors").GetArrayLength().ShouldBe(0, started.ToString());
    }

    /// <summary>Waits until so many more bars of a minute have closed.</summary>
    private static async Task BarsAsync(GraphQLClient client, int count)
    {
        var from = await LastTradeAsync(client);
        var until = from.AddTicks(-(from.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(count).AddSeconds(1);
        await GraphQLClient.UntilAsync($"{count} bars", () => LastTradeAsync(client), time => time >= until, Timeout);
    }

    private static async Task<DateTime> LastTradeAsync(GraphQLClient client)
    {
        var data = await client.AskAsync($$"""{ instrument(id: "{{Instrument}}") { lastTradeTime } }""");
        var time = data.GetProperty("instrument").GetProperty("lastTradeTime");
        return time.ValueKind == JsonValueKind.Null ? default : time.GetDateTime();
    }

    /// <summary>The hash of all that the session stored, none of which was left out.</summary>
    private async Task<string> LiveHashAsync()
    {
        using var verify = ServiceProcess.Start("recordings", "verify", Recording, "--against-database", "--data", Data);
        (await verify.WaitForExitAsync(Timeout)).ShouldBe(0, verify.Output + verify.Errors);
        foreach (var part in (string[])["books", "features", "labels", "decisions", "orders"])
            verify.Output.ShouldContain($"{part}: equal to the live session's");
        verify.Output.ShouldNotContain("not compared");
        return Regex.Match(verify.Output, "sha256 of the live session ([0-9a-f]{64})").Groups[1].Value;
    }
}
