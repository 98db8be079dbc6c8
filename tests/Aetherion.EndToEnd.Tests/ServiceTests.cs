using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>`run` as a user starts it: from tick to bot to subscriber, through a stop, a kill and a restart.</summary>
public sealed class ServiceTests : IDisposable
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_tick_becomes_a_regime_and_a_bot_watches_it()
    {
        using var service = await StartAsync("--backfill", "6h", "--tick-interval", "20ms");
        using var client = new GraphQLClient(service.Address);

        var regime = await GraphQLClient.UntilAsync(
            "a regime", () => client.AskAsync(
                "{ instrument(id: \"sim:BTC-USD\") { regime { label probabilities { probability } } } }"),
            d => Regime(d) is { ValueKind: JsonValueKind.Object } r
                && r.GetProperty("label").GetString() != "UNKNOWN", AnswerTimeout);
        Regime(regime).GetProperty("probabilities").EnumerateArray()
            .Sum(p => p.GetProperty("probability").GetDouble()).ShouldBe(1, 1e-9);

        var created = await client.AskAsync(
            """
            mutation { createBot(input: {
              name: "tester", instrumentId: "sim:BTC-USD", timeframe: M1, strategy: "mean-reversion", initialBalance: "100000" })
              { bot { id status } errors { __typename } } }
            """);
        var id = created.GetProperty("createBot").GetProperty("bot").GetProperty("id").GetString();
        await client.AskAsync($$"""mutation { startBot(input: { id: "{{id}}", idempotencyKey: "start-1" }) { bot { status } errors { __typename } } }""");
        var bot = await client.AskAsync($$"""{ bot(id: "{{id}}") { status events(orderBy: OLDEST_FIRST) { nodes { status } } } }""");
        bot.GetProperty("bot").GetProperty("status").GetString()
            .ShouldBeOneOf("WARMING_UP", "RUNNING");
        bot.GetProperty("bot").GetProperty("events").GetProperty("nodes").EnumerateArray()
            .Take(2).Select(e => e.GetProperty("status").GetString()).ShouldBe(["CREATED", "WARMING_UP"]);
    }

    [Fact]
    public async Task A_bot_that_is_started_while_a_new_service_fills_the_past_decides_on_no_bar_of_it()
    {
        using var service = await StartAsync("--backfill", "12h");
        using var client = new GraphQLClient(service.Address);
        var before = DateTime.UtcNow;
        await client.AskAsync(
            """
            mutation { createBot(input: { name: "early", instrumentId: "sim:BTC-USD", timeframe: M1, strategy: "mean-reversion" }) { bot { id } } }
            """);
        await client.AskAsync("""mutation { startBot(input: { id: "local/early", idempotencyKey: "start" }) { bot { status } } }""");

        await WaitForEventsAsync(service, 1);
        var data = await GraphQLClient.UntilAsync(
            "bars of the past that the bot has watched",
            () => client.AskAsync(
                """{ bot(id: "local/early") { status warmUpBarsLeft lastDecisionTime events { nodes { eventTime status } } orders { nodes { createdTime } } } }"""),
            d => d.GetProperty("bot").GetProperty("warmUpBarsLeft").GetInt32() <= 1, AnswerTimeout);
        var bot = data.GetProperty("bot");
        // On a slow machine bars have closed since, which it may decide on.
        if (bot.GetProperty("lastDecisionTime") is { ValueKind: JsonValueKind.String } decided)
            decided.GetDateTime().ShouldBeGreaterThan(before);
        bot.GetProperty("orders").GetProperty("nodes").EnumerateArray()
            .ShouldAllBe(order => order.GetProperty("createdTime").GetDateTime() > before);
        bot.GetProperty("events").GetProperty("nodes").EnumerateArray()
            .ShouldAllBe(told => told.GetProperty("eventTime").GetDateTime() >= before);
    }

    [Fact]
    public async Task A_stopped_service_goes_on_where_it_was_without_a_gap()
    {
        long before;
        using (var service = await StartAsync("--backfill", "1h", "--tick-interval", "100ms"))
        {
            before = await WaitForEventsAsync(service, 5);
            (await service.StopAsync()).ShouldBe(0, service.Errors);
            service.Output.ShouldContain("stopped");
        }
        using var again = await StartAsync("--backfill", "1h", "--tick-interval", "100ms");
        await WaitForEventsAsync(again, before + 5);
        await ExpectWholeBarsAsync(again);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3, Explicit = true)]
    public async Task A_killed_service_goes_on_without_a_gap_and_without_a_repeated_bar(int kills)
    {
        for (var round = 0; round < kills; round++)
        {
            using var service = await StartAsync("--backfill", "1h", "--tick-interval", "20ms");
            await WaitForEventsAsync(service, (round * 100) + 100);
            await service.KillAsync();
        }
        using var again = await StartAsync("--backfill", "1h", "--tick-interval", "20ms");
        await WaitForEventsAsync(again, (kills + 1) * 100);
        await ExpectWholeBarsAsync(again);
    }

    [Fact]
    public async Task A_subscriber_of_the_socket_gets_every_tick_in_order()
    {
        using var service = await StartAsync("--backfill", "10m", "--tick-interval", "10ms");
        await WaitForEventsAsync(service, 1);
        using var socket = new ClientWebSocket();
        var url = new UriBuilder(service.Address) { Scheme = "ws", Path = "/ws/market", Query = "symbol=BTC-USD&types=tick,book" };
        await socket.ConnectAsync(url.Uri, TestContext.Current.CancellationToken);
        long last = 0;
        for (var message = 0; message < 300; message++)
        {
            using var json = JsonDocument.Parse(await ReceiveAsync(socket));
            var sequence = json.RootElement.GetProperty("sequence").GetInt64();
            if (last > 0)
                sequence.ShouldBe(last + 1);
            last = sequence;
        }
    }

    private static JsonElement Regime(JsonElement data) => data.GetProperty("instrument").GetProperty("regime");

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[1 << 16];
        var result = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
        result.EndOfMessage.ShouldBeTrue();
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }

    private async Task<ServiceProcess> StartAsync(params string[] options)
    {
        var service = ServiceProcess.Start(
            ["run", "--port", "0", "--data", Path.Combine(_folder.Path, "data"), "--symbols", "sim:BTC-USD,sim:ETH-USD", .. options]);
        await service.WaitUntilReadyAsync(ReadyTimeout);
        return service;
    }

    /// <summary>Waits until the live events of a symbol have come so far, and returns the sequence reached.</summary>
    private static async Task<long> WaitForEventsAsync(ServiceProcess service, long sequence)
    {
        using var client = new GraphQLClient(service.Address);
        return await GraphQLClient.UntilAsync(
            $"event {sequence}",
            async () => long.Parse(
                (await client.AskAsync("{ instrument(id: \"sim:BTC-USD\") { orderBook { sequence } } }"))
                    .GetProperty("instrument").GetProperty("orderBook").GetProperty("sequence").GetString()!, null),
            reached => reached >= sequence, AnswerTimeout);
    }

    /// <summary>
    /// Every closed one-second bar of the last minutes is there once, with consecutive sequences and times.
    /// </summary>
    private static async Task ExpectWholeBarsAsync(ServiceProcess service)
    {
        using var client = new GraphQLClient(service.Address);
        var answer = await client.AskAsync(
            "{ instrument(id: \"sim:BTC-USD\") { candles(timeframe: S1, first: 1000) { nodes { sequence openTime "
            + "closed } } } }");
        var bars = answer.GetProperty("instrument").GetProperty("candles").GetProperty("nodes").EnumerateArray()
            .Where(b => b.GetProperty("closed").GetBoolean())
            .Select(b => (
                Sequence: long.Parse(b.GetProperty("sequence").GetString()!, null),
                Time: b.GetProperty("openTime").GetDateTime()))
            .Reverse().ToArray();
        bars.Length.ShouldBeGreaterThan(500);
        for (var i = 1; i < bars.Length; i++)
        {
            bars[i].Sequence.ShouldBe(bars[i - 1].Sequence + 1);
            bars[i].Time.ShouldBe(bars[i - 1].Time.AddSeconds(1));
        }
    }
}
