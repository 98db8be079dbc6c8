using System.Globalization;
using System.Text.Json;
using Aetherion.EndToEnd.Tests.Clients;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>A client of npm's graphql-ws that follows streams through the death of the service.</summary>
public sealed class ResumeTests : IDisposable
{
    private const string Instrument = "sim:BTC-USD";
    private const string Bot = "local/follower";

    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3, Explicit = true)]
    public async Task A_client_that_resumes_after_kills_misses_nothing_and_has_each_event_once(int kills)
    {
        var port = "0";
        Uri address;
        using (var first = await StartAsync(port))
        {
            address = first.Address;
            port = address.Port.ToString(CultureInfo.InvariantCulture);
            using var client = new GraphQLClient(address);
            await client.AskAsync(
                $$"""mutation { createBot(input: { name: "follower", instrumentId: "{{Instrument}}" }) { bot { id } } }""");
            await first.KillAsync();
        }

        using var node = await NodeSession.StartAsync("resume.mjs", address.ToString(), Instrument, "M1", Bot);
        for (var round = 1; round <= kills; round++)
        {
            using var service = await StartAsync(port);
            using var client = new GraphQLClient(address);
            await RestartBotAsync(client);
            await GraphQLClient.UntilAsync(
                "more regime changes",
                () => LastRegimeAsync(client),
                last => last >= 2 + (round * 2),
                AnswerTimeout);
            await service.KillAsync();
        }

        using var again = await StartAsync(port);
        using var asking = new GraphQLClient(address);
        await RestartBotAsync(asking);
        var (regime, bot) = (await LastRegimeAsync(asking), await LastBotEventAsync(asking));
        await node.SendAsync($"{regime} {bot}");
        var report = await node.TakeAsync("came", AnswerTimeout);

        report.GetProperty("connections").GetInt32().ShouldBeGreaterThanOrEqualTo(kills + 1);
        ShouldBeWhole(report.GetProperty("regimes"), regime);
        ShouldBeWhole(report.GetProperty("bots"), bot);
    }

    /// <summary>All from 1 on, in order, each once when repetitions are dropped; without any gap or snapshot.</summary>
    private static void ShouldBeWhole(JsonElement messages, long last)
    {
        var seen = messages.EnumerateArray().ToArray();
        seen.Select(m => m.GetProperty("type").GetString())
            .ShouldAllBe(type => type != "StreamGap" && type!.EndsWith("Snapshot", StringComparison.Ordinal) == false);
        seen.Select(m => m.GetProperty("epoch").GetString()).Distinct().Count().ShouldBe(1);
        var sequences = seen.Select(m => long.Parse(m.GetProperty("sequence").GetString()!, null)).Distinct().ToArray();
        sequences.Length.ShouldBeGreaterThan(3);
        sequences.ShouldBe(Enumerable.Range(1, sequences.Length).Select(i => (long)i));
        ((long)sequences.Length).ShouldBeGreaterThanOrEqualTo(last);
    }

    private static async Task RestartBotAsync(GraphQLClient client)
    {
        foreach (var change in (string[])["startBot", "pauseBot", "startBot"])
        {
            await client.AskAsync(
                $$"""mutation { {{change}}(input: { id: "{{Bot}}", idempotencyKey: "{{Guid.NewGuid()}}" }) { bot { status } errors { __typename } } }""");
        }
    }

    private static async Task<long> LastRegimeAsync(GraphQLClient client)
    {
        var data = await client.AskAsync(
            $$"""{ instrument(id: "{{Instrument}}") { regimeHistory(first: 1) { nodes { sequence } } } }""");
        return data.GetProperty("instrument").GetProperty("regimeHistory").GetProperty("nodes").EnumerateArray()
            .Select(node => long.Parse(node.GetProperty("sequence").GetString()!, null)).SingleOrDefault();
    }

    private static async Task<long> LastBotEventAsync(GraphQLClient client)
    {
        var data = await client.AskAsync($$"""{ bot(id: "{{Bot}}") { events(first: 1) { nodes { sequence } } } }""");
        var latest = data.GetProperty("bot").GetProperty("events").GetProperty("nodes")[0];
        return long.Parse(latest.GetProperty("sequence").GetString()!, null);
    }

    private async Task<ServiceProcess> StartAsync(string port)
    {
        var service = ServiceProcess.Start(
            "run", "--port", port, "--data", Path.Combine(_folder.Path, "data"), "--symbols", Instrument,
            "--backfill", "24h", "--tick-interval", "50ms");
        await service.WaitUntilReadyAsync(ReadyTimeout);
        return service;
    }
}
