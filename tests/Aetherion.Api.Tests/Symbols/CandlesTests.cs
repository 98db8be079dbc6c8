using System.Text.Json.Nodes;
using Aetherion.Api.Tests.Fakes;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Symbols;

public sealed class CandlesTests
{
    private const string Fields = "{ edges { cursor node { openTime sequence closed regime } } pageInfo { hasNextPage "
        + "hasPreviousPage startCursor endCursor } }";

    [Fact]
    public async Task Candles_are_newest_first_with_the_forming_one_at_the_top()
    {
        await using var api = await StartAsync(storedMinutes: 5);
        Hold(api, closedFrom: 3, formingMinute: 5);

        var page = await ReadAsync(api, "first: 3");

        Minutes(page).ShouldBe([5, 4, 3]);
        Node(page, 0)["closed"]!.GetValue<bool>().ShouldBeFalse();
        Node(page, 0)["sequence"].ShouldBeNull();
        Node(page, 1)["closed"]!.GetValue<bool>().ShouldBeTrue();
        ((string)Node(page, 1)["sequence"]!).ShouldBe("5");
        ((bool)page["pageInfo"]!["hasNextPage"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Bars_that_are_not_stored_yet_come_from_the_grain_with_their_sequence()
    {
        await using var api = await StartAsync(storedMinutes: 3);
        Hold(api, closedFrom: 2, formingMinute: 6);

        var page = await ReadAsync(api, "first: 10");

        Minutes(page).ShouldBe([6, 5, 4, 3, 2, 1, 0]);
        ((string)Node(page, 1)["sequence"]!).ShouldBe("6");
        ((string)Node(page, 3)["sequence"]!).ShouldBe("4");
    }

    [Fact]
    public async Task A_correction_that_is_not_stored_yet_wins_over_the_stored_bar()
    {
        await using var api = await StartAsync(storedMinutes: 2);
        api.Btc.Candles[Timeframe.M1] = [TestData.Candle(1, revision: 1) with { High = new Price(9999) }];
        api.Btc.LatestBars[Timeframe.M1] = TestData.Bar(1);

        var data = await api.QueryAsync("""{ instrument(id: "sim:BTC-USD") { candles(timeframe: M1, first: 1) { nodes { high revision } } } }""");

        data["instrument"]!["candles"]!["nodes"]!.ToJsonString().ShouldBe("""[{"high":"999.90","revision":1}]""");
    }

    [Fact]
    public async Task Pages_follow_each_other_without_overlap_or_hole_though_bars_are_added()
    {
        await using var api = await StartAsync(storedMinutes: 10);

        var first = await ReadAsync(api, "first: 4");
        api.Parts.Market.Bars.Add(TestData.Bar(10));
        var second = await ReadAsync(api, $"first: 4, after: \"{EndCursor(first)}\"");
        var third = await ReadAsync(api, $"first: 4, after: \"{EndCursor(second)}\"");

        Minutes(first).Concat(Minutes(second)).Concat(Minutes(third)).ShouldBe([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
        ((bool)third["pageInfo"]!["hasNextPage"]!).ShouldBeFalse();
        ((bool)third["pageInfo"]!["hasPreviousPage"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Going_back_gives_the_bars_next_to_the_cursor_in_the_same_order()
    {
        await using var api = await StartAsync(storedMinutes: 10);
        var oldest = await ReadAsync(api, "last: 2");

        var before = await ReadAsync(api, $"last: 3, before: \"{(string)oldest["pageInfo"]!["startCursor"]!}\"");

        Minutes(oldest).ShouldBe([1, 0]);
        Minutes(before).ShouldBe([4, 3, 2]);
        ((bool)before["pageInfo"]!["hasPreviousPage"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_range_is_half_open()
    {
        await using var api = await StartAsync(storedMinutes: 10);

        var page = await ReadAsync(api, "first: 100, from: \"2026-03-02T12:02:00Z\", to: \"2026-03-02T12:05:00Z\"");

        Minutes(page).ShouldBe([4, 3, 2]);
    }

    [Fact]
    public async Task The_regime_is_the_label_in_force_at_each_close()
    {
        await using var api = await StartAsync(storedMinutes: 6);
        api.Parts.Regimes.Transitions.Add(TestData.Transition(1, 1, Regime.Unknown, Regime.Bull));
        api.Parts.Regimes.Transitions.Add(TestData.Transition(2, 4, Regime.Bull, Regime.Crisis));

        var page = await ReadAsync(api, "first: 10");

        Regimes(page).ShouldBe(["CRISIS", "CRISIS", "BULL", "BULL", "BULL", null]);
    }

    [Fact]
    public async Task The_label_before_the_page_is_known_and_that_of_the_grain_when_it_is_newer()
    {
        await using var api = await StartAsync(storedMinutes: 6);
        Hold(api, closedFrom: 5, formingMinute: 6);
        api.Parts.Regimes.Transitions.Add(TestData.Transition(1, 1, Regime.Unknown, Regime.Bull));
        api.Parts.BtcRegime.Estimate = TestData.Estimate(Regime.Bear, sinceMinute: 5, minute: 5);

        var page = await ReadAsync(api, "first: 3");

        Regimes(page).ShouldBe([null, "BEAR", "BULL"], "the forming bar has no label yet");
    }

    [Fact]
    public async Task Timeframes_without_regimes_have_no_labels()
    {
        await using var api = await StartAsync(storedMinutes: 0);
        api.Parts.Market.Bars.Add(TestData.Bar(0, Timeframe.S1) with { Posterior = default });

        var data = await api.QueryAsync("""{ instrument(id: "sim:BTC-USD") { candles(timeframe: S1) { nodes { closeTime regime probabilities { label } } } } }""");

        data["instrument"]!["candles"]!["nodes"]!.ToJsonString()
            .ShouldBe("""[{"closeTime":"2026-03-02T12:00:01.000000Z","regime":null,"probabilities":null}]""");
    }

    [Fact]
    public async Task A_candle_has_exact_amounts_and_probabilities()
    {
        await using var api = await StartAsync(storedMinutes: 1);

        var data = await api.QueryAsync(
            """{ instrument(id: "sim:BTC-USD") { candles(timeframe: M1, first: 1) { nodes { open high low close volume buyVolume quoteVolume tradeCount probabilities { label probability } } } } }""");

        data["instrument"]!["candles"]!["nodes"]![0]!.ToJsonString().ShouldBe(
            """
            {"open":"100.00","high":"101.00","low":"99.00","close":"100.50","volume":"0.00500","buyVolume":"0.00300","quoteVolume":"1234.5","tradeCount":"7","probabilities":[{"label":"BULL","probability":0.7},{"label":"BEAR","probability":0.1},{"label":"SIDEWAYS","probability":0.1},{"label":"CRISIS","probability":0.1}]}
            """);
    }

    [Fact]
    public async Task A_page_may_have_a_thousand_candles()
    {
        await using var api = await StartAsync(storedMinutes: 1200);

        var page = await ReadAsync(api, "first: 1000");

        Minutes(page).ShouldBe(Enumerable.Range(200, 1000).Reverse());
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await using var api = await StartAsync(storedMinutes: 1);
        var instruments = await api.QueryAsync("{ instruments(first: 1) { pageInfo { endCursor } } }");
        var cursor = (string)instruments["instruments"]!["pageInfo"]!["endCursor"]!;

        var code = await api.FailAsync($"{{ instrument(id: \"sim:BTC-USD\") {{ candles(timeframe: M1, first: 1, after: \"{cursor}\") {{ nodes {{ open }} }} }} }}");

        code.ShouldBe("BAD_USER_INPUT");
    }

    private static async Task<TestApi> StartAsync(int storedMinutes)
    {
        var parts = new TestApiParts();
        parts.Market.Bars.AddRange(Enumerable.Range(0, storedMinutes).Select(minute => TestData.Bar(minute)));
        return await TestApi.StartAsync(parts: parts);
    }

    /// <summary>The grain holds closed bars up to the forming one.</summary>
    private static void Hold(TestApi api, int closedFrom, int formingMinute)
    {
        api.Btc.Candles[Timeframe.M1] = [.. Enumerable.Range(closedFrom, formingMinute - closedFrom + 1).Select(
            minute => TestData.Candle(minute))];
        api.Btc.LatestBars[Timeframe.M1] = TestData.Bar(formingMinute - 1);
    }

    private static async Task<JsonNode> ReadAsync(TestApi api, string arguments) =>
        (await api.QueryAsync(
            $"{{ instrument(id: \"sim:BTC-USD\") {{ candles(timeframe: M1, {arguments}) {Fields} }} }}"))
            ["instrument"]!["candles"]!;

    private static string EndCursor(JsonNode page) => (string)page["pageInfo"]!["endCursor"]!;

    private static JsonNode Node(JsonNode page, int index) => page["edges"]![index]!["node"]!;

    private static int[] Minutes(JsonNode page) =>
    [
        .. page["edges"]!.AsArray().Select(edge =>
            (int)((DateTimeOffset)edge!["node"]!["openTime"]! - TestData.Start).TotalMinutes),
    ];

    private static string?[] Regimes(JsonNode page) =>
        [.. page["edges"]!.AsArray().Select(edge => (string?)edge!["node"]!["regime"])];
}
