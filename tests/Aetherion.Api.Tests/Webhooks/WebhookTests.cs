using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aetherion.Api.Tests.Fakes;
using Aetherion.Api.Tests.Storage;
using Aetherion.Api.Webhooks;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Api.Tests.Webhooks;

/// <summary>Webhooks on a real database and real sockets; each test has a bot of its own, whose events are the stream.</summary>
public sealed class WebhookTests(CountedStorage storage) : IClassFixture<CountedStorage>
{
    private const string Fields = "webhook { id version overlapUntil } secret errors { ... on UserError { code message } }";

    private static readonly WebhookOptions Options = new()
    {
        AllowsPlainHttp = true,
        AllowsPrivateAddresses = true,
        AttemptsMax = 3,
        DelayBase = TimeSpan.FromTicks(1),
        Lease = TimeSpan.Zero,
    };

    // Shorter than a receiver may take to answer.
    private static readonly TimeSpan ReceiveTimeout = TimeSpan.FromSeconds(5);

    private readonly FakeTime _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_come_once_in_their_order_and_signed_from_the_creation_on()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var bot = await AppendAsync("signed", 1, 2);
        var (_, secret) = await CreateAsync(receiver, "BOT_EVENTS");
        await AppendAsync("signed", 3, 5);

        await DispatchAsync();
        await DispatchAsync();

        receiver.Received.Select(received => received.Id).ShouldBe(["bot/signed#3", "bot/signed#4", "bot/signed#5"]);
        receiver.Received.ShouldAllBe(received => received.IsSignedWith(secret));
        var another = $"{secret[..^4]}AAA=";
        receiver.Received.ShouldAllBe(received => !received.IsSignedWith(another));
        var body = JsonNode.Parse(receiver.Received[0].Body)!;
        ((string)body["type"]!).ShouldBe("botEvents");
        ((string)body["data"]!["botId"]!).ShouldBe(bot.ToString());
        ((string)body["sequence"]!).ShouldBe("3");
    }

    [Fact]
    public async Task A_failure_holds_up_its_stream_until_it_succeeds()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await CreateAsync(receiver, "BOT_EVENTS");
        await AppendAsync("first", 1, 2);
        await AppendAsync("second", 1, 1);
        var failures = 2;
        receiver.Answer = received => received.Id == "bot/first#1" && failures-- > 0 ? 503 : 200;

        for (var look = 0; look < 4; look++)
            await DispatchAsync();

        receiver.Received.Where(received => received.Id.StartsWith("bot/first", StringComparison.Ordinal))
            .Select(received => received.Id).ShouldBe(["bot/first#1", "bot/first#1", "bot/first#1", "bot/first#2"]);
        receiver.Received.Count(received => received.Id == "bot/second#1").ShouldBe(1);
        receiver.Received.Where(received => received.Id == "bot/first#1").Select(received => received.Body).Distinct()
            .Count().ShouldBe(1);
    }

    [Fact]
    public async Task What_fails_too_often_is_given_up_for_all_to_see_and_its_stream_goes_on()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (id, _) = await CreateAsync(receiver, "BOT_EVENTS");
        await AppendAsync("dead", 1, 2);
        receiver.Answer = received => received.Id == "bot/dead#1" ? 500 : 200;

        for (var look = 0; look < Options.AttemptsMax + 1; look++)
            await DispatchAsync();

        var deliveries = await DeliveriesAsync(id, "DEAD");
        deliveries.ToJsonString().ShouldBe(
            """[{"eventId":"bot/dead#1","state":"DEAD","attemptCount":3,"lastStatus":500,"lastError":"The receiver answered 500.","nextAttemptTime":null}]""");
        (await DeliveriesAsync(id, "DELIVERED")).AsArray().Select(delivery => (string)delivery!["eventId"]!)
            .ShouldBe(["bot/dead#2"]);
        (await DeliveriesAsync(id, "PENDING")).AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dispatcher_that_dies_after_sending_loses_nothing()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await CreateAsync(receiver, "BOT_EVENTS");
        await AppendAsync("killed", 1, 3);
        using var killed = new CancellationTokenSource();
        receiver.Answer = received =>
        {
            if (received.Id == "bot/killed#2")
                killed.Cancel();
            return 200;
        };
        await Should.ThrowAsync<OperationCanceledException>(() => DispatchAsync(killed.Token));
        receiver.Answer = _ => 200;

        await DispatchAsync();

        receiver.Received.Select(received => received.Id)
            .ShouldBe(["bot/killed#1", "bot/killed#2", "bot/killed#2", "bot/killed#3"]);
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_sign_until_the_overlap_has_ended()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (id, old) = await CreateAsync(receiver, "BOT_EVENTS");
        var rotated = await ChangeAsync($"rotateWebhookSecret(input: {{ id: \"{id}\", expectedVersion: 1 }})");
        var secret = (string)rotated["secret"]!;
        secret.ShouldNotBe(old);
        ((string)rotated["webhook"]!["version"]!).ShouldBe("2");
        await AppendAsync("rotated", 1, 1);
        await DispatchAsync();
        var overlapEnd = (DateTime)rotated["webhook"]!["overlapUntil"]!;
        _time.Advance(overlapEnd.ToUniversalTime() - _time.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(1));
        await AppendAsync("rotated", 2, 2);
        await DispatchAsync();

        receiver.Received.Select(received => (received.IsSignedWith(old), received.IsSignedWith(secret)))
            .ShouldBe([(true, true), (false, true)]);
        (await ChangeAsync($"rotateWebhookSecret(input: {{ id: \"{id}\", expectedVersion: 1 }})"))["errors"]![0]!["code"]!
            .GetValue<string>().ShouldBe("VERSION_CONFLICT");
    }

    [Fact]
    public async Task A_rotation_whose_process_died_before_its_outcome_was_recorded_is_not_made_twice()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (id, old) = await CreateAsync(receiver, "BOT_EVENTS");
        var mutation = $"rotateWebhookSecret(input: {{ id: \"{id}\", expectedVersion: 1, idempotencyKey: \"{id}\" }})";
        storage.Api.Parts.Requests.OnComplete = () => throw new IOException("Killed.");
        (await storage.Api.ExecuteAsync($"mutation {{ {mutation} {{ secret }} }}"))["errors"].ShouldNotBeNull();
        storage.Api.Parts.Requests.OnComplete = () => { };

        var repeated = await ChangeAsync(mutation);

        ((string)repeated["webhook"]!["version"]!).ShouldBe("2");
        ((string)repeated["secret"]!).ShouldNotBe(old);
        JsonNode.DeepEquals(repeated, await ChangeAsync(mutation)).ShouldBeTrue();
    }

    [Fact]
    public async Task Redirects_and_private_addresses_are_not_followed()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (id, _) = await CreateAsync(receiver, "BOT_EVENTS");
        await AppendAsync("careful", 1, 1);
        await DispatchAsync(options: new WebhookOptions { AllowsPlainHttp = true, Lease = TimeSpan.Zero, DelayBase = TimeSpan.FromTicks(1) });
        receiver.Received.ShouldBeEmpty();
        ((string)(await DeliveriesAsync(id, "PENDING"))[0]!["lastError"]!).ShouldContain("has no public address");
        receiver.Answer = _ => 302;
        await DispatchAsync();

        receiver.Received.Count.ShouldBe(1);
        ((int)(await DeliveriesAsync(id, "PENDING"))[0]!["lastStatus"]!).ShouldBe(302);
    }

    [Theory]
    [InlineData("ftp://example.org/")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("/hook")]
    public async Task An_address_that_cannot_be_a_receiver_is_refused(string url) =>
        (await ChangeAsync($"createWebhook(input: {{ url: \"{url}\", topics: [BOT_EVENTS] }})"))["errors"]![0]!["code"]!
            .GetValue<string>().ShouldBe("BAD_USER_INPUT");

    [Fact]
    public async Task Regime_changes_are_sent_and_a_deleted_webhook_gets_nothing_more()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (id, _) = await CreateAsync(receiver, "REGIME_CHANGED");
        var key = new RegimeKey(new SymbolKey(InstrumentId.Parse("sim:I00")), Timeframe.M5);
        await storage.Api.Service<IRegimeHistory>().AppendAsync(
            [TestData.Transition(1, 1, Regime.Bull, Regime.Crisis) with { Key = key, Id = $"{key}#1" }], Cancel);
        await DispatchAsync();
        JsonNode.Parse(receiver.Received.ShouldHaveSingleItem().Body)!["data"]!["current"]!.GetValue<string>().ShouldBe("CRISIS");
        var deleted = (await storage.Api.QueryAsync(
            $"mutation {{ deleteWebhook(input: {{ id: \"{id}\" }}) {{ deletedId }} }}"))["deleteWebhook"]!;
        ((string)deleted["deletedId"]!).ShouldBe(id);
        await storage.Api.Service<IRegimeHistory>().AppendAsync(
            [TestData.Transition(2, 2, Regime.Crisis, Regime.Bull) with { Key = key, Id = $"{key}#2" }], Cancel);
        await DispatchAsync();

        receiver.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_deletion_whose_outcome_was_not_recorded_is_answered_as_done_when_it_comes_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var (id, _) = await CreateAsync(receiver, "REGIME_CHANGED");
        var delete = $"deleteWebhook(input: {{ id: \"{id}\", idempotencyKey: \"delete-once\" }})";
        var requests = storage.Api.Parts.Requests;
        requests.OnComplete = () => throw new IOException("The process is gone before it has recorded the outcome.");
        using var lost = await storage.Api.Http.PostAsJsonAsync(
            "/graphql", new { query = $"mutation {{ {delete} {{ deletedId }} }}" }, Cancel);
        requests.OnComplete = () => { };

        ((string)(await DeleteAsync(delete))["deletedId"]!).ShouldBe(id);
        var another = await DeleteAsync($"deleteWebhook(input: {{ id: \"{id}\", idempotencyKey: \"delete-more\" }})");
        ((string)another["errors"]![0]!["code"]!).ShouldBe("NOT_FOUND");

        async Task<JsonNode> DeleteAsync(string change) => (await storage.Api.QueryAsync(
            $"mutation {{ {change} {{ deletedId errors {{ ... on UserError {{ code }} }} }} }}"))["deleteWebhook"]!;
    }

    [Fact]
    public async Task What_becomes_of_models_is_sent_in_its_order_once_and_from_the_creation_on()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await RegisterAsync("hooked-1");
        var (_, secret) = await CreateAsync(receiver, "MODEL_EVENTS");
        await RegisterAsync("hooked-2");
        await storage.Api.Service<IModelRegistry>().PromoteAsync("hooked-2", null, "test", "It is better.", Cancel);

        await DispatchAsync();
        await DispatchAsync();

        receiver.Received.ShouldAllBe(received => received.IsSignedWith(secret));
        var bodies = receiver.Received.Select(received => JsonNode.Parse(received.Body)!).ToList();
        bodies.Select(body => $"{body["type"]} {body["data"]!["kind"]} {body["data"]!["version"]} {body["data"]!["reason"]}")
            .ShouldBe(["modelEvents REGISTERED hooked-2 Trained.", "modelEvents PROMOTED hooked-2 It is better."]);
        var sequences = bodies.Select(body => long.Parse((string)body["sequence"]!, CultureInfo.InvariantCulture)).ToList();
        sequences[1].ShouldBe(sequences[0] + 1);
        receiver.Received.Select(received => received.Id)
            .ShouldBe(bodies.Select(body => $"{body["stream"]}#{body["sequence"]}"));
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_holds_up_neither_other_webhooks_of_its_tenant_nor_other_tenants()
    {
        await using var slow = await WebhookReceiver.StartAsync();
        await using var sibling = await WebhookReceiver.StartAsync();
        await using var stranger = await WebhookReceiver.StartAsync();
        var never = new TaskCompletionSource();
        slow.Release = never.Task;
        await CreateAsync(slow, "BOT_EVENTS");
        await AppendAsync("held", 1, 1);
        using var client = ClientOf(Options);
        using var dispatcher = DispatcherOf(Options, client);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await dispatcher.LookAsync(ended.Token);
        await slow.UntilAsync("bot/held#1", ReceiveTimeout);

        await CreateAsync(sibling, "BOT_EVENTS");
        await storage.Api.Service<IWebhookStore>().CreateAsync(
            new Webhook("another", "w1", stranger.Url, [WebhookTopic.BotEvents], 1, null, 1, TestData.Start), 1, Cancel);
        await AppendAsync("beside", 1, 1);
        await AppendAsync("beside", 1, 1, "another");
        await dispatcher.LookAsync(ended.Token);

        await sibling.UntilAsync("bot/beside#1", ReceiveTimeout);
        await stranger.UntilAsync("bot/beside#1", ReceiveTimeout);
        slow.Received.ShouldHaveSingleItem();
        await ended.CancelAsync();
        never.SetResult();
    }

    private Task RegisterAsync(string version) => storage.Api.Service<IModelRegistry>().RegisterAsync(
        new RegisteredModel(
            version, new ModelScope(ModelFamilies.Regime, TestData.Btc.Id, Timeframe.M15), TestData.Start,
            TestData.Start.AddDays(-30), TestData.Start, "ab12", ["LogReturn"], "{}", RegisteredModel.Nothing,
            RegisteredModel.Nothing, 7),
        "test", "Trained.", isRefused: false, Cancel);

    private async Task DispatchAsync(CancellationToken? cancellationToken = null, WebhookOptions? options = null)
    {
        options ??= Options;
        using var client = ClientOf(options);
        using var dispatcher = DispatcherOf(options, client);
        await dispatcher.RunOnceAsync(cancellationToken ?? Cancel);
    }

    private WebhookClient ClientOf(WebhookOptions options)
    {
        options.MasterKey = storage.Api.Service<WebhookOptions>().MasterKey;
        return new WebhookClient(options, new WebhookSecrets(options, _time), _time);
    }

    private WebhookDispatcher DispatcherOf(WebhookOptions options, WebhookClient client) => new(
        storage.Api.Service<IWebhookStore>(), storage.Api.Parts.Catalog, client, options, _time,
        NullLogger<WebhookDispatcher>.Instance);

    private async Task<(string Id, string Secret)> CreateAsync(WebhookReceiver receiver, string topic)
    {
        storage.Api.Service<WebhookOptions>().AllowsPlainHttp = true;
        storage.Api.Service<WebhookOptions>().AllowsPrivateAddresses = true;
        var payload = await ChangeAsync($"createWebhook(input: {{ url: \"{receiver.Url}\", topics: [{topic}] }})");
        payload["errors"]!.AsArray().ShouldBeEmpty();
        return ((string)payload["webhook"]!["id"]!, (string)payload["secret"]!);
    }

    private async Task<JsonNode> ChangeAsync(string mutation) =>
        (await storage.Api.QueryAsync($"mutation {{ result: {mutation} {{ {Fields} }} }}"))["result"]!;

    private async Task<JsonNode> DeliveriesAsync(string id, string state) => (await storage.Api.QueryAsync(
        $"{{ webhookDeliveries(webhookId: \"{id}\", where: {{ state: {state} }}) {{ nodes {{ eventId state attemptCount lastStatus lastError nextAttemptTime }} }} }}"))
        ["webhookDeliveries"]!["nodes"]!;

    private async Task<TenantKey> AppendAsync(
        string name, int first, int last, string tenant = TenantKey.LocalTenant)
    {
        var bot = new TenantKey(tenant, name);
        await storage.Api.Service<ITradingJournal>().AppendAsync(
            [.. Enumerable.Range(first, last - first + 1).Select(sequence => TestData.Event(bot, sequence))], Cancel);
        return bot;
    }
}
