using System.Globalization;
using System.Text.Json.Nodes;
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
    public async Task The_events_of_a_bot_are_pages_whose_cursors_stay_when_events_are_added()
    {
        await using var api = await StartAsync(5);

        var newest = await PageAsync(api, "first: 2");
        api.Parts.Journal.Add(TestData.Event(Bot, 6));
        var rest = await PageAsync(api, $"first: 10, after: \"{newest["pageInfo"]!["endCursor"]}\"");
        var added = await PageAsync(api, $"last: 10, before: \"{newest["pageInfo"]!["startCursor"]}\"");

        Sequences(newest).ShouldBe([5, 4]);
        Sequences(rest).ShouldBe([3, 2, 1]);
        Sequences(added).ShouldBe([6]);
        ((bool)newest["pageInfo"]!["hasNextPage"]!).ShouldBeTrue();
        ((bool)rest["pageInfo"]!["hasNextPage"]!).ShouldBeFalse();
    }

    [Theory]
    [InlineData("first: 10, orderBy: OLDEST_FIRST", new long[] { 1, 2, 3, 4, 5 })]
    [InlineData("last: 2, orderBy: OLDEST_FIRST", new long[] { 4, 5 })]
    [InlineData("last: 2", new long[] { 2, 1 })]
    [InlineData("first: 2, orderBy: OLDEST_FIRST, where: { afterSequence: 2 }", new long[] { 3, 4 })]
    [InlineData("first: 10, where: { kinds: [DECIDED] }", new long[] { 4, 2 })]
    [InlineData("first: 10, where: { kinds: [DECIDED, ORDER_CHANGED], afterSequence: 2 }", new long[] { 4 })]
    [InlineData("first: 10, where: { from: \"2026-03-02T12:00:02Z\", to: \"2026-03-02T12:00:04Z\" }", new long[] { 3, 2 })]
    public async Task The_events_of_a_bot_are_ordered_and_chosen(string arguments, long[] expected)
    {
        await using var api = await StartAsync(5);

        Sequences(await PageAsync(api, arguments)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await using var api = await StartAsync(1);
        var cursor = Cursor.Encode("modelEvent", "1");

        var code = await api.FailAsync(
            $"{{ bot(id: \"local/my-bot\") {{ events(first: 2, after: \"{cursor}\") {{ nodes {{ sequence }} }} }} }}");

        code.ShouldBe("BAD_USER_INPUT");
    }

    // Each event a second after the one before it; every second one is a decision.
    private static async Task<TestApi> StartAsync(int events)
    {
        var api = await BotsTests.StartAsync();
        foreach (var sequence in Range(1, events))
        {
            api.Parts.Journal.Add(TestData.Event(Bot, sequence) with
            {
                Time = TestData.Start.AddSeconds(sequence),
                Kind = sequence % 2 == 0 ? BotEventKind.Decided : BotEventKind.StatusChanged,
            });
        }
        return api;
    }

    private static async Task<JsonNode> PageAsync(TestApi api, string arguments)
    {
        var data = await api.QueryAsync(
            $$"""
            { bot(id: "local/my-bot") { events({{arguments}}) {
                nodes { sequence } pageInfo { startCursor endCursor hasNextPage } } } }
            """);
        return data["bot"]!["events"]!;
    }

    private static IEnumerable<long> Sequences(JsonNode page) =>
        page["nodes"]!.AsArray().Select(node => long.Parse((string)node!["sequence"]!, CultureInfo.InvariantCulture));

    private static IEnumerable<long> Range(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(sequence => (long)sequence);
}
