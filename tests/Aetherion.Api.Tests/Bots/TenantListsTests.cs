using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Bots;

public sealed class TenantListsTests
{
    [Fact]
    public async Task Orders_of_all_bots_are_filtered_ordered_and_paged_from_both_ends()
    {
        await using var api = await StartAsync();

        (await IdsAsync(api, "orders", "")).ShouldBe(["o4", "o3", "o2", "o1"]);
        (await IdsAsync(api, "orders", "orderBy: OLDEST_FIRST, first: 3")).ShouldBe(["o1", "o2", "o3"]);
        (await IdsAsync(api, "orders", "last: 2")).ShouldBe(["o2", "o1"]);
        (await IdsAsync(api, "orders", "where: { states: [DENIED, REJECTED] }")).ShouldBe(["o2"]);
        (await IdsAsync(api, "orders", """where: { side: BUY, from: "2026-03-02T12:02:00Z" }""")).ShouldBe(["o4", "o3", "o2"]);
        (await IdsAsync(api, "orders", """where: { instrumentId: "sim:ETH-USD" }""")).ShouldBeEmpty();
        (await IdsAsync(api, "fills", "")).ShouldBe(["o3-1", "o1-1"]);
        (await IdsAsync(api, "fills", "where: { side: SELL }")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cursor_stays_where_it_is_when_orders_come()
    {
        await using var api = await StartAsync();
        var first = (await api.QueryAsync("{ orders(first: 2) { nodes { id } pageInfo { endCursor } } }"))["orders"]!;
        api.Parts.Journal.Orders.Add(Order("a", "o9", 9));

        var second = (await api.QueryAsync(
            "query($after: String) { orders(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage } } }",
            new { after = (string)first["pageInfo"]!["endCursor"]! }))["orders"]!;

        second.ToJsonString().ShouldBe(
            """{"nodes":[{"id":"order~local/b~o2"},{"id":"order~local/a~o1"}],"pageInfo":{"hasNextPage":false}}""");
    }

    [Fact]
    public async Task Orders_tell_their_bot_instrument_and_fills_and_fills_their_order()
    {
        await using var api = await StartAsync();

        var order = (await api.QueryAsync(
            """{ orders(first: 1, where: { states: [FILLED] }) { nodes { clientOrderId botId bot { name } instrument { symbol } fills { id order { id } } } } }"""))
            ["orders"]!["nodes"]![0]!;

        order.ToJsonString().ShouldBe(
            """{"clientOrderId":"o3","botId":"local/a","bot":{"name":"a"},"instrument":{"symbol":"BTC-USD"},"fills":[{"id":"fill~local/a~o3-1","order":{"id":"order~local/a~o3"}}]}""");
    }

    [Fact]
    public async Task Bots_are_filtered_and_positions_are_those_of_bots_that_hold_something()
    {
        await using var api = await StartAsync();

        var data = await api.QueryAsync(
            """{ bots(where: { statuses: [RUNNING] }) { nodes { name } totalCount } none: bots(where: { instrumentId: "sim:ETH-USD" }) { nodes { name } } positions { nodes { id quantity bot { name } } } accounts { nodes { id } } }""");

        data.ToJsonString().ShouldBe(
            """{"bots":{"nodes":[{"name":"b"}],"totalCount":1},"none":{"nodes":[]},"positions":{"nodes":[{"id":"position~local/b","quantity":"0.00050","bot":{"name":"b"}}]},"accounts":{"nodes":[{"id":"account~local/a"},{"id":"account~local/b"}]}}""");
        ((string)(await api.QueryAsync("""{ node(id: "position~local/b") { id } }"""))["node"]!["id"]!)
            .ShouldBe("position~local/b");
        (await api.FailAsync("""{ node(id: "position~other/b") { id } }""")).ShouldBe("NOT_FOUND");
    }

    private static async Task<List<string>> IdsAsync(TestApi api, string field, string arguments)
    {
        var text = arguments.Length == 0 ? "" : $"({arguments})";
        var nodes = (await api.QueryAsync($"{{ {field}{text} {{ nodes {{ id }} }} }}"))[field]!["nodes"]!.AsArray();
        return [.. nodes.Select(node => ((string)node!["id"]!).Split('~')[2])];
    }

    private static Order Order(string bot, string id, int minute, OrderState state = OrderState.Filled) =>
        TestData.Order(new TenantKey("local", bot), id) with
        {
            State = state, CreatedTime = TestData.Start.AddMinutes(minute),
        };

    private static async Task<TestApi> StartAsync()
    {
        var parts = new TestApiParts();
        foreach (var name in (string[])["a", "b"])
        {
            var key = new TenantKey("local", name);
            var bot = TestData.Bot(key);
            parts.Tenant.Add(name == "a" ? bot : bot with
            {
                Status = BotStatus.Running, Position = bot.Position with { Quantity = new Quantity(5) },
            });
            parts.Cluster.Put<IAccountGrain>(key.ToString(), new FakeAccountGrain(TestData.Account(key)));
        }
        parts.Journal.Orders.AddRange(
            [Order("a", "o1", 1), Order("b", "o2", 2, OrderState.Denied), Order("a", "o3", 3), Order("b", "o4", 4, OrderState.PendingNew)]);
        parts.Journal.Fills.AddRange(
            [TestData.Fill("o1-1", "o1"), TestData.Fill("o3-1", "o3") with { Time = TestData.Start.AddMinutes(3) }]);
        return await TestApi.StartAsync(parts: parts);
    }
}
