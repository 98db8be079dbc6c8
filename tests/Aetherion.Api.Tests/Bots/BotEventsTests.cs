using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Bots;

public sealed class BotEventsTests
{
    private static readonly TenantKey Bot = new("local", "my-bot");

    [Fact]
    public async Task A_subscription_without_a_sequence_begins_with_the_bot_and_goes_on_with_what_comes()
    {
        await using var api = await BotsTests.StartAsync();
        await using var events = await GraphQLSubscription.StartAsync(
            api, """subscription { botEvents(botId: "local/my-bot") { __typename ... on BotSnapshot { bot { id } } ... on BotEvent { botId sequence kind status regime reasonCode order { id } } } }""");
        var snapshot = await events.NextAsync("the snapshot");

        await api.Cluster.Streams.PublishAsync(StreamNames.BotEventsOf(Bot), TestData.Event(Bot, 1));

        snapshot["botEvents"]!.ToJsonString().ShouldBe(
            """{"__typename":"BotSnapshot","bot":{"id":"local/my-bot"}}""");
        (await events.NextAsync("event 1"))["botEvents"]!.ToJsonString().ShouldBe(
            """{"__typename":"DecisionEvent","botId":"local/my-bot","sequence":"1","kind":"DECIDED","status":"RUNNING","regime":"BULL","reasonCode":"TREND_UP","order":null}""");
    }

    [Fact]
    public async Task Orders_denied_by_risk_are_events_of_their_own_kind()
    {
        await using var api = await BotsTests.StartAsync();
        await using var events = await GraphQLSubscription.StartAsync(
            api, """subscription { botEvents(botId: "local/my-bot") { __typename ... on OrderEvent { order { id state } } ... on RiskEvent { rule tradingState order { state } } } }""");
        await events.NextAsync("the snapshot");
        var order = TestData.Order(Bot, "o1");
        var changed = TestData.Event(Bot, 1) with { Kind = BotEventKind.OrderChanged, Order = order };
        var denied = order with { State = OrderState.Denied, ReasonCode = "TRADING_HALTED" };

        await api.Cluster.Streams.PublishAsync(StreamNames.BotEventsOf(Bot), changed);
        await api.Cluster.Streams.PublishAsync(
            StreamNames.BotEventsOf(Bot), changed with { Sequence = 2, Order = denied });

        (await events.NextAsync("event 1"))["botEvents"]!.ToJsonString().ShouldBe(
            """{"__typename":"OrderEvent","order":{"id":"order~local/my-bot~o1","state":"FILLED"}}""");
        (await events.NextAsync("event 2"))["botEvents"]!.ToJsonString().ShouldBe(
            """{"__typename":"RiskEvent","rule":"TRADING_HALTED","tradingState":"HALTED","order":{"state":"DENIED"}}""");
    }

    [Fact]
    public async Task The_events_of_a_bot_can_be_read_as_a_list()
    {
        await using var api = await BotsTests.StartAsync();
        foreach (var sequence in Range(1, 5))
            api.Parts.Journal.Add(TestData.Event(Bot, sequence));

        var data = await api.QueryAsync("""{ bot(id: "local/my-bot") { events(fromSequence: 2, first: 2) { sequence } } }""");

        data["bot"]!["events"]!.ToJsonString().ShouldBe("""[{"sequence":"3"},{"sequence":"4"}]""");
    }

    private static IEnumerable<long> Range(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(sequence => (long)sequence);
}
