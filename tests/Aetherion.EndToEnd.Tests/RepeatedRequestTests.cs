using System.Net.Http.Json;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>A request that was on its way when the service was killed, sent again to the next one.</summary>
public sealed class RepeatedRequestTests : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    /// <summary>How long after its sending the service is killed: in the middle of, before, and after its effect.</summary>
    private static readonly int[] KillAfterMs = [6, 1, 15, 40];

    private readonly TemporaryFolder _data = TemporaryFolder.WithData();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(4, Explicit = true)]
    public async Task A_request_that_is_repeated_after_a_kill_has_one_effect(int kills)
    {
        var version = 1L;
        for (var round = 0; round < kills; round++)
        {
            var mutation = round % 2 == 0 ? "startBot" : "pauseBot";
            using (var killed = await StartAsync())
            {
                if (round == 0)
                    await CreateAsync(killed);
                await SendAndKillAsync(killed, mutation, version, KillAfterMs[round]);
            }
            using var service = await StartAsync();
            using var client = new GraphQLClient(service.Address);

            var payload = (await client.AskAsync(Mutation(mutation, version))).GetProperty(mutation);

            payload.GetProperty("errors").GetArrayLength().ShouldBe(0, payload.ToString());
            var repeated = (await client.AskAsync(Mutation(mutation, version))).GetProperty(mutation);
            repeated.GetRawText().ShouldBe(payload.GetRawText());
            version++;
            (await StatusesAsync(client)).ShouldBe(Expected.Take(round + 2));
            (await service.StopAsync()).ShouldBe(0, service.Errors);
        }
    }

    private static readonly string[] Expected = ["CREATED", "WARMING_UP", "PAUSED", "WARMING_UP", "PAUSED"];

    // Expects the version before it, so that without the key the repetition would be refused.
    private static string Mutation(string mutation, long version) =>
        $$"""
        mutation { {{mutation}}(input: { id: "local/twice", idempotencyKey: "{{mutation}}-{{version}}", expectedVersion: {{version}} })
          { bot { status version } errors { ... on UserError { code message } } } }
        """;

    private static async Task CreateAsync(ServiceProcess service)
    {
        using var client = new GraphQLClient(service.Address);
        await client.AskAsync(
            """mutation { createBot(input: { name: "twice", instrumentId: "sim:BTC-USD", timeframe: D1 }) { bot { id } } }""");
    }

    private static async Task SendAndKillAsync(ServiceProcess service, string mutation, long version, int killAfterMs)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        await http.GetStringAsync(new Uri("/healthz", UriKind.Relative));
        var sent = http.PostAsJsonAsync("/graphql", new { query = Mutation(mutation, version) });
        await Task.Delay(killAfterMs, TestContext.Current.CancellationToken);
        await service.KillAsync();
        try
        {
            using var answer = await sent;
        }
        catch (HttpRequestException)
        {
            // The answer was lost, which is what this is about.
        }
    }

    private static async Task<IEnumerable<string?>> StatusesAsync(GraphQLClient client)
    {
        var bot = await client.AskAsync("""{ bot(id: "local/twice") { events(orderBy: OLDEST_FIRST) { nodes { kind status } } } }""");
        return [.. bot.GetProperty("bot").GetProperty("events").GetProperty("nodes").EnumerateArray()
            .Where(entry => entry.GetProperty("kind").GetString() == "STATUS_CHANGED")
            .Select(entry => entry.GetProperty("status").GetString())];
    }

    private async Task<ServiceProcess> StartAsync()
    {
        var service = ServiceProcess.Start(
            "run", "--port", "0", "--data", Path.Combine(_data.Path, "data"), "--symbols", "sim:BTC-USD", "--backfill", "5m");
        await service.WaitUntilReadyAsync(StartTimeout);
        return service;
    }
}
