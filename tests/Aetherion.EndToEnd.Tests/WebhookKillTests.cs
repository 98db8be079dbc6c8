using System.Text.Json.Nodes;
using Aetherion.Api.Tests.Webhooks;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>A service that is killed between the effect at the receiver and its own record of it.</summary>
public sealed class WebhookKillTests : IDisposable
{
    private const int LastSequence = 5;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    /// <summary>A process that is gone keeps its lease on a webhook for 20 s.</summary>
    private static readonly TimeSpan DeliveryTimeout = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = TemporaryFolder.WithData();

    public void Dispose() => _folder.Dispose();

    [Fact(Explicit = true)]
    public async Task What_was_sent_but_not_recorded_comes_again_under_its_id_and_nothing_is_lost_or_out_of_order()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        string secret;
        using (var first = await StartAsync())
        {
            using var client = new GraphQLClient(first.Address);
            secret = await CreateAsync(client, receiver);
            var died = KillOn(receiver, first, "bot/hooked#2", isBeforeAnswer: true);
            await ChangeOfKilledAsync(client, "startBot", 1);
            await died;
        }
        using (var second = await StartAsync())
        {
            using var client = new GraphQLClient(second.Address);
            var died = KillOn(receiver, second, "bot/hooked#3", isBeforeAnswer: false);
            await ChangeOfKilledAsync(client, "pauseBot", 2);
            await died;
        }
        receiver.Answer = _ => 200;
        using var third = await StartAsync();
        using var last = new GraphQLClient(third.Address);
        await ChangeAsync(last, "startBot", 3);
        await ChangeAsync(last, "pauseBot", 4);
        await receiver.UntilAsync($"bot/hooked#{LastSequence}", DeliveryTimeout);

        var received = receiver.Received;
        received.Select(one => one.Id).Distinct()
            .ShouldBe(Enumerable.Range(1, LastSequence).Select(sequence => $"bot/hooked#{sequence}"));
        received.Count(one => one.Id == "bot/hooked#2").ShouldBe(2);
        received.ShouldAllBe(one => one.IsSignedWith(secret));
        received.GroupBy(one => one.Id).ShouldAllBe(same => same.Select(one => one.Body).Distinct().Count() == 1);
        received.Select(one => (string)JsonNode.Parse(one.Body)!["sequence"]!).ShouldBe(
            received.Select(one => one.Id.Split('#')[1]));
        (await third.StopAsync()).ShouldBe(0, third.Errors);
    }

    /// <summary>Kills the service when an event has arrived, before its answer or as that leaves.</summary>
    private static Task KillOn(WebhookReceiver receiver, ServiceProcess service, string id, bool isBeforeAnswer)
    {
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Answer = received =>
        {
            if (received.Id != id || killed.Task.IsCompleted)
                return 200;
            var death = service.KillAsync();
            if (isBeforeAnswer)
                death.Wait();
            killed.SetResult();
            return 200;
        };
        return killed.Task.WaitAsync(DeliveryTimeout);
    }

    private static async Task<string> CreateAsync(GraphQLClient client, WebhookReceiver receiver)
    {
        var created = (await client.AskAsync(
            $$"""
            mutation { createWebhook(input: { url: "{{receiver.Url}}", topics: [BOT_EVENTS] })
              { secret errors { ... on UserError { message } } } }
            """)).GetProperty("createWebhook");
        created.GetProperty("errors").GetArrayLength().ShouldBe(0, created.ToString());
        await client.AskAsync(
            """
            mutation { createBot(input: { name: "hooked", instrumentId: "sim:BTC-USD", timeframe: D1 }) { bot { id } } }
            """);
        return created.GetProperty("secret").GetString()!;
    }

    private static async Task ChangeOfKilledAsync(GraphQLClient client, string mutation, long version)
    {
        try
        {
            await ChangeAsync(client, mutation, version);
        }
        catch (HttpRequestException)
        {
            // Its event was sent before its answer, and the service died of that.
        }
    }

    private static async Task ChangeAsync(GraphQLClient client, string mutation, long version)
    {
        var payload = await client.AskAsync(
            $$"""
            mutation { {{mutation}}(input: {
              id: "local/hooked", idempotencyKey: "{{mutation}}-{{version}}", expectedVersion: {{version}} })
              { errors { ... on UserError { code message } } } }
            """);
        payload.GetProperty(mutation).GetProperty("errors").GetArrayLength().ShouldBe(0, payload.ToString());
    }

    private async Task<ServiceProcess> StartAsync()
    {
        var configuration = Path.Combine(_folder.Path, "aetherion.json");
        await File.WriteAllTextAsync(
            configuration,
            """{ "webhooks": { "allowsPlainHttp": true, "allowsPrivateAddresses": true } }""",
            TestContext.Current.CancellationToken);
        var service = ServiceProcess.Start(
            "run", "--config", configuration, "--port", "0", "--data", Path.Combine(_folder.Path, "data"),
            "--symbols", "sim:BTC-USD", "--backfill", "5m");
        await service.WaitUntilReadyAsync(StartTimeout);
        return service;
    }
}
