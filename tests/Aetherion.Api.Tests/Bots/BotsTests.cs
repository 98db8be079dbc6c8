using System.Text.Json.Nodes;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Bots;

public sealed class BotsTests
{
    private const string Errors = "errors { __typename ... on InvalidInput { code message path } ... on Refused { "
        + "code message } } clientMutationId";

    private static readonly TenantKey MyBot = new("local", "my-bot");

    [Fact]
    public async Task A_bot_is_made_of_its_name_and_what_is_given()
    {
        await using var api = await TestApi.StartAsync();

        var payload = await CreateAsync(api, """name: "My Bot", instrumentId: "sim:BTC-USD", exposure: "0.25", initialBalance: "5000.00", clientMutationId: "c1" """);

        payload["bot"]!.ToJsonString().ShouldBe("""{"id":"local/my-bot","name":"My Bot","status":"CREATED","exposure":"0.25"}""");
        payload["errors"]!.AsArray().ShouldBeEmpty();
        ((string)payload["clientMutationId"]!).ShouldBe("c1");
        var request = api.Parts.Tenant.LastRequest!;
        request.InitialBalance.ShouldBe(5000m);
        request.Configuration.Account.ShouldBe(MyBot);
        request.Configuration.Strategy.ShouldBe(StrategyNames.RegimeSwitching);
        request.Configuration.Timeframe.ShouldBe(Timeframe.M1);
    }

    [Fact]
    public async Task The_same_name_twice_is_refused_as_data()
    {
        await using var api = await TestApi.StartAsync();
        await CreateAsync(api, """name: "my-bot", instrumentId: "sim:BTC-USD" """);

        var payload = await CreateAsync(api, """name: "My bot", instrumentId: "sim:BTC-USD" """);

        payload["bot"].ShouldBeNull();
        ((string)payload["errors"]![0]!["__typename"]!).ShouldBe("Refused");
        ((string)payload["errors"]![0]!["code"]!).ShouldBe("BOT_EXISTS");
    }

    /// <summary>The outcome is stored as text and read back, the quota with it.</summary>
    [Fact]
    public async Task A_quota_that_is_used_up_is_told_with_its_reset_and_again_when_the_request_is_repeated()
    {
        const string Create = """
            mutation { createBot(input: { name: "my-bot", instrumentId: "sim:BTC-USD", idempotencyKey: "k1" }) {
              errors { ... on Refused { code quota { name limit used resetsAt } retryAfterMs } } } }
            """;
        await using var api = await TestApi.StartAsync();
        api.Parts.Tenant.Refusal = new Refusal("QUOTA_EXCEEDED", "Wait.")
        {
            Quota = new QuotaUse(QuotaKind.OrdersPerMinute, 10, 10, TestData.Start.AddMinutes(1)),
            RetryAfter = TimeSpan.FromMilliseconds(6_000.2),
        };

        var first = await api.QueryAsync(Create);
        api.Parts.Tenant.Refusal = null;
        var again = await api.QueryAsync(Create);

        first["createBot"]!["errors"]![0]!.ToJsonString().ShouldBe(
            """
            {"code":"QUOTA_EXCEEDED","quota":{"name":"ORDERS_PER_MINUTE","limit":"10","used":"10","resetsAt":"2026-03-02T12:01:00.000000Z"},"retryAfterMs":6001}
            """);
        again.ToJsonString().ShouldBe(first.ToJsonString());
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_an_input_is_told_at_once_with_its_place()
    {
        await using var api = await TestApi.StartAsync();

        var payload = await CreateAsync(
            api,
            """name: "!!!", instrumentId: "sim:DOGE", timeframe: S1, strategy: "magic", exposure: "1.01", initialBalance: "0", accountId: "other account" """);

        payload["errors"]!.AsArray().Select(error => (string)error!["path"]![1]!)
            .ShouldBe(["name", "instrumentId", "timeframe", "strategy", "exposure", "initialBalance", "accountId"]);
        payload["errors"]!.AsArray().ShouldAllBe(error => (string)error!["code"]! == "BAD_USER_INPUT");
        api.Parts.Tenant.LastRequest.ShouldBeNull();
    }

    [Fact]
    public async Task A_decimal_that_is_no_text_is_refused()
    {
        await using var api = await TestApi.StartAsync();

        var result = await api.ExecuteAsync(
            """mutation { createBot(input: { name: "b", instrumentId: "sim:BTC-USD", exposure: 0.5 }) { bot { id } } }""");

        result["errors"]!.AsArray().Count.ShouldBe(1);
        api.Parts.Tenant.LastRequest.ShouldBeNull();
    }

    [Fact]
    public async Task Bots_are_started_paused_and_stopped()
    {
        await using var api = await StartAsync();

        (await ChangeAsync(api, "startBot", "")).ShouldBe("WARMING_UP");
        (await ChangeAsync(api, "pauseBot", ", expectedVersion: \"2\"")).ShouldBe("PAUSED");
        (await ChangeAsync(api, "stopBot", ", mode: FLATTEN_POSITION")).ShouldBe("STOPPED");

        ((FakeBotGrain)api.Cluster.GetGrain<IBotGrain>("local/my-bot")).Calls.ShouldBe(
            ["start", "pause", "stop FlattenPosition"]);
    }

    [Fact]
    public async Task A_person_cancels_the_orders_of_a_bot_and_settles_one_of_unknown_outcome()
    {
        await using var api = await StartAsync();
        (await ChangeAsync(api, "cancelOrders", "")).ShouldBe("CREATED");

        var payload = (await api.QueryAsync(
            $$"""
            mutation { settleOrder(input: { orderId: "order~local/my-bot~o-1", idempotencyKey: "s", reason: " seen at the venue ",
              expectedVersion: "2", executions: [{ tradeId: "7", price: "100.5", quantity: "0.5", commission: "0.1",
              commissionCurrency: "USD" }] }) { bot { version } {{Errors}} } }
            """))["settleOrder"]!;

        payload["errors"]!.AsArray().ShouldBeEmpty();
        ((string)payload["bot"]!["version"]!).ShouldBe("3");
        ((FakeBotGrain)api.Cluster.GetGrain<IBotGrain>("local/my-bot")).Calls.ShouldBe(
        [
            "cancel orders", $"settle o-1 {new SettledExecution("7", 100.5m, 0.5m, 0.1m, "USD")} seen at the venue",
        ]);
    }

    [Theory]
    [InlineData("order~local/my-bot~o-1", "", "BAD_USER_INPUT")]
    [InlineData("order~other/bot~o-1", "why", "NOT_FOUND")]
    [InlineData("local/my-bot", "why", "NOT_FOUND")]
    public async Task A_settlement_without_a_reason_or_of_what_is_not_ours_is_refused(string order, string reason, string code)
    {
        await using var api = await StartAsync();
        var payload = (await api.QueryAsync(
            $$"""
            mutation { settleOrder(input: { orderId: "{{order}}", idempotencyKey: "s", reason: "{{reason}}", executions: [] })
              { {{Errors}} } }
            """))["settleOrder"]!;
        ((string)payload["errors"]![0]!["code"]!).ShouldBe(code);
    }

    [Theory]
    [InlineData("startBot")]
    [InlineData("pauseBot")]
    [InlineData("stopBot")]
    [InlineData("cancelOrders")]
    [InlineData("deleteBot")]
    public async Task A_version_that_is_gone_is_a_conflict_and_changes_nothing(string mutation)
    {
        await using var api = await StartAsync();

        var payload = (await api.QueryAsync($"mutation {{ {mutation}(input: {{ id: \"local/my-bot\", idempotencyKey: \"k\", expectedVersion: 7 }}) {{ {Errors} }} }}"))[mutation]!;

        ((string)payload["errors"]![0]!["code"]!).ShouldBe("VERSION_CONFLICT");
        ((string)(await api.QueryAsync("""{ bot(id: "local/my-bot") { status } }"""))["bot"]!["status"]!).ShouldBe("CREATED");
    }

    [Theory]
    [InlineData("startBot(input: { id: \"other/bot\", idempotencyKey: \"k1\" })")]
    [InlineData("pauseBot(input: { id: \"other/bot\", idempotencyKey: \"k3\" })")]
    [InlineData("stopBot(input: { id: \"other/bot\", idempotencyKey: \"k4\" })")]
    [InlineData("deleteBot(input: { id: \"other/bot\", idempotencyKey: \"k5\" })")]
    [InlineData("startBot(input: { id: \"local/none\", idempotencyKey: \"k2\" })")]
    [InlineData("deleteBot(input: { id: \"rubbish\", idempotencyKey: \"k6\" })")]
    [InlineData("setTradingState(input: { accountId: \"account~other/bot\", state: HALTED, idempotencyKey: \"k9\" })")]
    public async Task Mutations_of_what_is_not_ours_or_not_there_answer_not_found(string mutation)
    {
        await using var api = await StartAsync();
        api.Cluster.Put<IBotGrain>("other/bot", new FakeBotGrain(TestData.Bot(new TenantKey("other", "bot"))));
        api.Cluster.Put<IAccountGrain>(
            "other/bot", new FakeAccountGrain(TestData.Account(new TenantKey("other", "bot"))));

        var data = await api.QueryAsync($"mutation {{ result: {mutation} {{ {Errors} }} }}");

        ((string)data["result"]!["errors"]![0]!["code"]!).ShouldBe("NOT_FOUND");
    }

    [Theory]
    [InlineData("bot(id: \"other/bot\")")]
    [InlineData("account(id: \"account~other/bot\")")]
    [InlineData("node(id: \"other/bot\")")]
    [InlineData("node(id: \"account~other/bot\")")]
    [InlineData("node(id: \"order~other/bot~1\")")]
    [InlineData("node(id: \"fill~other/bot~1\")")]
    [InlineData("node(id: \"transition~sim:BTC-USD/M1~99\")")]
    [InlineData("node(id: \"\")")]
    [InlineData("bot(id: \"local/none\")")]
    public async Task Queries_of_what_is_not_ours_or_not_there_answer_not_found(string query)
    {
        await using var api = await StartAsync();
        var other = new TenantKey("other", "bot");
        api.Cluster.Put<IBotGrain>("other/bot", new FakeBotGrain(TestData.Bot(other)));
        api.Cluster.Put<IAccountGrain>("other/bot", new FakeAccountGrain(TestData.Account(other)));
        api.Parts.Journal.Orders.Add(TestData.Order(other, "1"));

        (await api.FailAsync($"{{ {query} {{ id }} }}")).ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task A_bot_tells_its_position_and_profit_with_fees_taken_off()
    {
        await using var api = await StartAsync();

        var bot = (await api.QueryAsync(
            """{ bot(id: "local/my-bot") { instrument { symbol } position { quantity averagePrice } markPrice unrealizedProfit realizedProfit fees profit version account { id free tradingState } } }"""))["bot"]!;

        bot.ToJsonString().ShouldBe(
            """
            {"instrument":{"symbol":"BTC-USD"},"position":{"quantity":"0.00000","averagePrice":null},"markPrice":"64250.10","unrealizedProfit":"3.00","realizedProfit":"12.50","fees":"1.25","profit":"14.25","version":"1","account":{"id":"account~local/my-bot","free":"89000.00","tradingState":"ACTIVE"}}
            """);
    }

    [Fact]
    public async Task Bots_are_paged_oldest_first()
    {
        await using var api = await StartAsync();
        foreach (var name in (string[])["b", "c", "d"])
            api.Parts.Tenant.Add(TestData.Bot(new TenantKey("local", name)));

        var first = (await api.QueryAsync("{ bots(first: 3) { totalCount nodes { id } pageInfo { hasNextPage "
            + "endCursor } } }"))["bots"]!;
        var second = (await api.QueryAsync(
            "query($after: String) { bots(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage } } }",
            new { after = (string)first["pageInfo"]!["endCursor"]! }))["bots"]!;

        first["nodes"]!.ToJsonString().ShouldBe("""[{"id":"local/my-bot"},{"id":"local/b"},{"id":"local/c"}]""");
        ((int)first["totalCount"]!).ShouldBe(4);
        second["nodes"]!.ToJsonString().ShouldBe("""[{"id":"local/d"}]""");
    }

    [Fact]
    public async Task A_bot_is_deleted_unless_it_has_a_position()
    {
        await using var api = await StartAsync();
        var holder = TestData.Bot(new TenantKey("local", "holder"));
        api.Parts.Tenant.Add(holder with { Position = holder.Position with { Quantity = new Quantity(5) } });

        var deleted = (await api.QueryAsync($"mutation {{ deleteBot(input: {{ id: \"local/my-bot\", idempotencyKey: \"k7\" }}) {{ deletedId {Errors} }} }}"))["deleteBot"]!;
        var refused = (await api.QueryAsync($"mutation {{ deleteBot(input: {{ id: \"local/holder\", idempotencyKey: \"k8\" }}) {{ deletedId {Errors} }} }}"))["deleteBot"]!;

        ((string)deleted["deletedId"]!).ShouldBe("local/my-bot");
        (await api.FailAsync("""{ bot(id: "local/my-bot") { id } }""")).ShouldBe("NOT_FOUND");
        refused["deletedId"].ShouldBeNull();
        ((string)refused["errors"]![0]!["code"]!).ShouldBe("POSITION_OPEN");
    }

    [Fact]
    public async Task An_account_is_halted()
    {
        await using var api = await StartAsync();

        var payload = (await api.QueryAsync(
            $"mutation {{ setTradingState(input: {{ accountId: \"account~local/my-bot\", state: HALTED, idempotencyKey: \"k10\" }}) {{ account {{ tradingState version }} {Errors} }} }}"))["setTradingState"]!;

        payload["account"]!.ToJsonString().ShouldBe("""{"tradingState":"HALTED","version":"5"}""");
    }

    [Fact]
    public async Task Orders_and_fills_are_paged_newest_first_and_are_nodes()
    {
        await using var api = await StartAsync();
        api.Parts.Journal.Orders.AddRange(
            [TestData.Order(MyBot, "o3"), TestData.Order(MyBot, "o2"), TestData.Order(MyBot, "o1")]);
        api.Parts.Journal.Fills.Add(TestData.Fill("o3-1", "o3"));

        var bot = (await api.QueryAsync(
            """{ bot(id: "local/my-bot") { orders(first: 2) { nodes { id state averagePrice } pageInfo { hasNextPage endCursor } } fills { nodes { id orderId price quantity fee } } } }"""))["bot"]!;
        var rest = (await api.QueryAsync(
            """query($after: String) { bot(id: "local/my-bot") { orders(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage } } } }""",
            new { after = (string)bot["orders"]!["pageInfo"]!["endCursor"]! }))["bot"]!["orders"]!;

        bot["orders"]!["nodes"]![0]!.ToJsonString().ShouldBe("""{"id":"order~local/my-bot~o3","state":"FILLED","averagePrice":"64250.10"}""");
        rest["nodes"]!.ToJsonString().ShouldBe("""[{"id":"order~local/my-bot~o1"}]""");
        bot["fills"]!["nodes"]![0]!.ToJsonString().ShouldBe(
            """{"id":"fill~local/my-bot~o3-1","orderId":"order~local/my-bot~o3","price":"64250.10","quantity":"0.02000","fee":"0.64"}""");
        foreach (var id in (string[])["order~local/my-bot~o1", "fill~local/my-bot~o3-1", "local/my-bot", "account~local/my-bot", "sim:BTC-USD"])
            ((string)(await api.QueryAsync("query($id: ID!) { node(id: $id) { id } "
                + "}", new { id }))["node"]!["id"]!).ShouldBe(id);
    }

    [Fact]
    public async Task Nodes_answers_in_order_and_with_null_for_what_is_not_there()
    {
        await using var api = await StartAsync();

        var data = await api.QueryAsync("""{ nodes(ids: ["local/none", "local/my-bot", "sim:BTC-USD"]) { __typename id } }""");

        data["nodes"]!.ToJsonString().ShouldBe(
            """[null,{"__typename":"Bot","id":"local/my-bot"},{"__typename":"Instrument","id":"sim:BTC-USD"}]""");
    }

    [Fact]
    public async Task Too_many_nodes_are_refused()
    {
        await using var api = await StartAsync();

        (await api.FailAsync(
            "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = Enumerable.Repeat("a", 51) }))
            .ShouldBe("BAD_USER_INPUT");
    }

    internal static async Task<TestApi> StartAsync()
    {
        var parts = new TestApiParts();
        parts.Tenant.Add(TestData.Bot(MyBot));
        parts.Cluster.Put<IAccountGrain>(MyBot.ToString(), new FakeAccountGrain(TestData.Account(MyBot)));
        return await TestApi.StartAsync(parts: parts);
    }

    private static async Task<JsonNode> CreateAsync(TestApi api, string input) => (await api.QueryAsync(
        $"mutation {{ createBot(input: {{ {input} }}) {{ bot {{ id name status exposure }} {Errors} }} }}"))["createBot"]!;

    private static async Task<string> ChangeAsync(TestApi api, string mutation, string more)
    {
        var data = await api.QueryAsync(
            $"mutation {{ {mutation}(input: {{ id: \"local/my-bot\", idempotencyKey: \"{mutation}\"{more} }}) {{ bot {{ status }} {Errors} }} }}");
        data[mutation]!["errors"]!.AsArray().ShouldBeEmpty();
        return (string)data[mutation]!["bot"]!["status"]!;
    }
}
