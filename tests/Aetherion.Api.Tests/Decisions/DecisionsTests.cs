using System.Text.Json.Nodes;
using Aetherion.Api.Tests.Fakes;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Decisions;

public sealed class DecisionsTests
{
    private static readonly StrategyKey Policy = new("local", StrategyNames.RegimeSwitching, TestData.BtcMinute);

    [Fact]
    public async Task Transitions_and_switches_are_one_list_paged_in_both_orders()
    {
        await using var api = await StartAsync();
        foreach (var order in (string[])["NEWEST_FIRST", "OLDEST_FIRST"])
        {
            var all = await ReadAllAsync(api, order, "first: 2", "after", "endCursor");
            var expected = Enumerable.Range(1, 4)
                .SelectMany(n => (string[])[$"switch~{Policy}#{n}", $"transition~sim:BTC-USD/M1~{n}"]).ToList();
            if (order == "NEWEST_FIRST")
                expected.Reverse();
            all.ShouldBe(expected);

            var backwards = await ReadAllAsync(api, order, "last: 3", "before", "startCursor");
            backwards.Order().ShouldBe(all.Order());
            backwards.Count.ShouldBe(8);
        }
    }

    [Fact]
    public async Task Decisions_are_filtered_by_kind_instrument_and_time()
    {
        await using var api = await StartAsync();

        (await IdsAsync(api, "kind: STRATEGY_SWITCH")).Count.ShouldBe(4);
        (await IdsAsync(api, "kind: REGIME_TRANSITION")).Count.ShouldBe(4);
        (await IdsAsync(api, """instrumentId: "sim:ETH-USD" """)).ShouldBeEmpty();
        (await IdsAsync(api, "timeframe: H1")).ShouldBeEmpty();
        (await IdsAsync(api, """from: "2026-03-02T12:21:00Z", to: "2026-03-02T12:31:00Z" """)).ShouldBe(
            ["transition~sim:BTC-USD/M1~2", $"switch~{Policy}#2"]);
        (await api.FailAsync("""{ decisions(where: { instrumentId: "rubbish" }) { nodes { id } } }"""))
            .ShouldBe("BAD_USER_INPUT");
    }

    [Fact]
    public async Task A_decision_is_found_by_its_id_unless_it_is_another_tenants()
    {
        await using var api = await StartAsync();
        var other = new StrategyKey("other", StrategyNames.RegimeSwitching, TestData.BtcMinute);
        api.Parts.Decisions.Switches.Add(Switch(1) with { Id = $"{other}#1", Key = other });

        var transition = (await api.QueryAsync(
            """{ decision(id: "transition~sim:BTC-USD/M1~2") { __typename reasonCode regime instrumentId ... on RegimeTransition { instrument { symbol } } } }"""))["decision"]!;
        var change = (await api.QueryAsync(
            $"{{ decision(id: \"switch~{Policy}#3\") {{ __typename ... on StrategySwitch {{ policy previous current sequence }} }} }}"))["decision"]!;

        transition.ToJsonString().ShouldBe(
            """{"__typename":"RegimeTransition","reasonCode":"CONFIDENCE_AFTER_DWELL","regime":"BEAR","instrumentId":"sim:BTC-USD","instrument":{"symbol":"BTC-USD"}}""");
        change.ToJsonString().ShouldBe(
            """{"__typename":"StrategySwitch","policy":"regime-switching","previous":"flat","current":"trend-following","sequence":"3"}""");
        (await api.FailAsync($"{{ decision(id: \"switch~{other}#1\") {{ id }} }}")).ShouldBe("NOT_FOUND");
        (await api.FailAsync("""{ decision(id: "local/my-bot") { id } }""")).ShouldBe("NOT_FOUND");
        ((string)(await api.QueryAsync($"{{ node(id: \"switch~{Policy}#3\") {{ __typename }} }}"))["node"]!["__typename"]!)
            .ShouldBe("StrategySwitch");
    }

    private static async Task<TestApi> StartAsync()
    {
        var api = await TestApi.StartAsync();
        for (var number = 1; number <= 4; number++)
        {
            api.Parts.Regimes.Transitions.Add(TestData.Transition(number, number * 10, Regime.Bull, Regime.Bear));
            api.Parts.Decisions.Switches.Add(Switch(number));
        }
        return api;
    }

    // At the same closes as the transitions: then the id decides.
    private static StrategySwitch Switch(long number) => new(
        $"{Policy}#{number}", Policy, number, StrategyNames.Flat, StrategyNames.TrendFollowing, Regime.Bear, 0.8,
        (number * 10) + 1, TestData.Candle((int)number * 10).CloseTime, "REGIME_CHANGED");

    private static async Task<List<string>> IdsAsync(TestApi api, string where) =>
        [.. (await api.QueryAsync($"{{ decisions(where: {{ {where} }}) {{ nodes {{ id }} }} }}"))
            ["decisions"]!["nodes"]!.AsArray().Select(node => (string)node!["id"]!)];

    private static async Task<List<string>> ReadAllAsync(
        TestApi api, string order, string size, string argument, string cursor)
    {
        var ids = new List<string>();
        JsonNode? place = null;
        while (true)
        {
            var bound = place is null ? "" : $", {argument}: \"{place}\"";
            var page = (await api.QueryAsync(
                $"{{ decisions(orderBy: {order}, {size}{bound}) {{ nodes {{ id }} pageInfo {{ {cursor} }} }} }}"))["decisions"]!;
            if (page["nodes"]!.AsArray().Count == 0)
                return ids;
            ids.AddRange(page["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
            place = page["pageInfo"]![cursor];
        }
    }
}
